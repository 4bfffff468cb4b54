package org.primeradiant.api;

/** The absence of a payload; {@link Payload#NONE} is the instance to use. */
public record None() implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.NONE;
    }
}
