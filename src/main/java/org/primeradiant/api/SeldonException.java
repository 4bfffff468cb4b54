package org.primeradiant.api;

import jakarta.ejb.ApplicationException;

/**
 * A failure whose status, reason and message the caller sees. A component throws it to choose its answer; anything else
 * that a component throws is a 500 that names the component and hides the cause.
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
     * Chooses status and reason.
     *
     * @param status the HTTP status, 400 to 599; over gRPC the code that corresponds to it
     * @param reason a constant for programs, such as {@code UNKNOWN_CUSTOMER}
     * @param message a text for people
     * @throws IllegalArgumentException if the status is outside its range
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

    /** A failure with the status and the text of its reason. */
    public SeldonException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A failure with the status and the text of its reason, and a cause for the log. */
    public SeldonException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.status = reason.status();
        this.reasonText = reason.text();
    }

    /** Why it failed; {@link Reason#CHOSEN} if the component chose status and reason itself. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The constant on the wire, {@code status.reason} of Seldon's error body. */
    public String reasonText() {
        return reasonText;
    }
}
