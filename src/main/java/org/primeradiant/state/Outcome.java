package org.primeradiant.state;

/** What a store did with a change. */
public enum Outcome {
    /** The change took effect and is durable. */
    APPLIED,
    /** A change with the same key took effect before; this one had no effect. */
    REPEATED
}
