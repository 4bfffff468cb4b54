package org.primeradiant.http;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * An error as sent to a caller over HTTP; never contains a stack trace or implementation details.
 *
 * @param status the HTTP status, 400 to 599
 * @param reason machine-readable constant
 * @param text human-readable message
 */
public record HttpFailure(int status, String reason, String text) {
    static final String HOST_FAILED = "internal error; see the server log";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /** The error for an exception of a component or of the host. */
    public static HttpFailure of(SeldonException failure) {
        return new HttpFailure(failure.status(), failure.reasonText(), failure.getMessage());
    }

    static HttpFailure of(Reason reason, String text) {
        return new HttpFailure(reason.status(), reason.text(), text);
    }

    /** The error for a status code alone. */
    static HttpFailure of(int status) {
        return switch (status) {
            case 404 -> of(Reason.NOT_FOUND, "no such path");
            case 405 -> of(Reason.METHOD_NOT_ALLOWED, "the path does not support this method");
            case 413 -> of(Reason.TOO_LARGE, "the request is larger than the server accepts");
            case UNSUPPORTED_MEDIA_TYPE ->
                new HttpFailure(status, Reason.BAD_DATA.text(), "the media type is not supported");
            default ->
                status < 500
                        ? new HttpFailure(status, Reason.BAD_DATA.text(), "the request cannot be understood")
                        : new HttpFailure(status, Reason.INTERNAL_ERROR.text(), HOST_FAILED);
        };
    }

    /** Whether the same request may succeed later. */
    boolean isTemporary() {
        return status == Reason.UNAVAILABLE.status();
    }
}
