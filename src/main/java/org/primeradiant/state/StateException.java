package org.primeradiant.state;

/** A store cannot do what it was asked. Its message is meant for the operator and names the store. */
public final class StateException extends Exception {
    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
