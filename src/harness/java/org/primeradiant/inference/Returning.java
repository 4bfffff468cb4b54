package org.primeradiant.inference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Answers whatever it gets, and declares nothing. */
@Named("Identity")
@ApplicationScoped
public class Returning implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        return input;
    }
}
