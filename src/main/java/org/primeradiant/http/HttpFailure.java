package org.primeradiant.http;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * What a caller over HTTP is told when something goes wrong; never a stack trace, nor how the host is made.
 *
 * @param status the HTTP status, 400 to 599
 * @param reason a constant for programs
 * @param text for people
 */
public record HttpFailure(int status, String reason, String text) {
    static final String HOST_FAILED = "the host failed; its log has the cause";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /** What a component, or the host on its behalf, threw. */
    public static HttpFailure of(SeldonException failure) {
        return new HttpFailure(failure.status(), failure.reason(), failure.getMessage());
    }

    static HttpFailure of(Reason reason, String text) {
        return new HttpFailure(reason.status(), reason.text(), text);
    }

    /** A status of which nothing else is known. */
    static HttpFailure of(int status) {
        return switch (status) {
            case 404 -> of(Reason.NOT_FOUND, "no such path");
            case 405 -> of(Reason.METHOD_NOT_ALLOWED, "the path does not take this method");
            case 413 -> of(Reason.TOO_LARGE, "the request is larger than the server accepts");
            case UNSUPPORTED_MEDIA_TYPE ->
                new HttpFailure(status, Reason.BAD_DATA.text(), "the path does not take this media type");
            default ->
                status < 500
                        ? new HttpFailure(status, Reason.BAD_DATA.text(), "the request cannot be understood")
                        : new HttpFailure(status, Reason.INTERNAL_ERROR.text(), HOST_FAILED);
        };
    }

    /** Whether the caller may come again with the same request. */
    boolean isTemporary() {
        return status == Reason.UNAVAILABLE.status();
    }
}
