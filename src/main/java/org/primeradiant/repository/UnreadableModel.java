package org.primeradiant.repository;

import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Holds the place of a model whose format is not known yet. Never called. */
final class UnreadableModel implements Model<Payload, Payload> {
    private UnreadableModel() {}

    @Override
    public Payload predict(Payload input, Call call) {
        throw new IllegalStateException("the model has not been loaded");
    }
}
