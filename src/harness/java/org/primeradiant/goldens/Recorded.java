package org.primeradiant.goldens;

/** A recorded request and its answer, in whichever protocol. */
interface Recorded {
    /** For people; nothing else may depend on it. */
    String name();

    /** The door that was asked, as the recording calls it. */
    String transport();

    /** Whether the caller took the answer for a success. */
    boolean isSuccess();
}
