package org.primeradiant.goldens;

/** A recorded request and its answer, in any protocol. */
interface Recorded {
    /** For display; nothing else may depend on it. */
    String name();

    /** The transport, as the recording names it. */
    String transport();

    /** Returns true if the caller took the answer for a success. */
    boolean isSuccess();
}
