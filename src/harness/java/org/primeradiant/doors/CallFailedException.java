package org.primeradiant.doors;

/** A call got no answer or an error. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    CallFailedException(Throwable cause) {
        super("a call failed: " + cause, cause);
    }
}
