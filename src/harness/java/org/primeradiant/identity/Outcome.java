package org.primeradiant.identity;

/** What becomes of a call, as far as its caller is concerned. */
public enum Outcome {
    /** Nobody asked who calls, or the caller may call. */
    ALLOWED,
    UNAUTHENTICATED,
    FORBIDDEN
}
