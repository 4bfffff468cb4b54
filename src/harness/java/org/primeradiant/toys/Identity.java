package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Returns its input. */
@Named("Identity")
@ApplicationScoped
public class Identity implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        return Python.returned(input, call);
    }
}
