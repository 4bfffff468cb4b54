package org.primeradiant.api;

import jakarta.ejb.ApplicationException;

/**
 * A failure whose status, reason and message the caller sees. A component throws it to control the error answer; any
 * other exception results in a 500 that names the component and hides the cause.
 *
 * <p>An application exception, so that an EJB container neither wraps nor logs it.
 */
@ApplicationException(inherited = true, rollback = true)
public class SeldonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int status;
    private final String reasonText;

    /**
     * Creates a failure with a status and reason chosen by the component.
     *
     * @param status the HTTP status, 400 to 599; mapped to the corresponding code over gRPC
     * @param reason a constant for programs, such as {@code UNKNOWN_CUSTOMER}
     * @param message a text for people
     * @throws IllegalArgumentException if the status is out of range
     */
    public SeldonException(int status, String reason, String message) {
        super(message);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400 to 599, got " + status);
        }
        this.reason = Reason.CHOSEN;
        this.status = status;
        this.reasonText = reason;
    }

    /** Creates a failure with the status and the constant of a reason. */
    public SeldonException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Creates a failure with the status and the constant of a reason, and a cause that is logged but not sent. */
    public SeldonException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.status = reason.status();
        this.reasonText = reason.text();
    }

    /** Why the request failed; {@link Reason#CHOSEN} if the component chose status and reason itself. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The reason's constant on the wire, {@code status.reason} in Seldon's error body. */
    public String reasonText() {
        return reasonText;
    }
}
