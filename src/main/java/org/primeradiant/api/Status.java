package org.primeradiant.api;

import java.util.Objects;

/**
 * The status that a message may carry.
 *
 * @param code a number for programs; 0 if unset
 * @param info a text for people
 * @param reason a constant for programs
 * @param flag success or failure
 */
public record Status(int code, String info, String reason, Flag flag) {
    /** The status of a message that was sent without one. */
    public static final Status NONE = new Status(0, "", "", Flag.SUCCESS);

    /** Success or failure. */
    public enum Flag {
        /** 0 on the wire. */
        SUCCESS,
        /** 1 on the wire. */
        FAILURE
    }

    public Status {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(flag, "flag");
    }
}
