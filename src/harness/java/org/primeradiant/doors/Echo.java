package org.primeradiant.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Returns its input, so that only the host is measured. */
@Named("echo")
@ApplicationScoped
public class Echo implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        return input;
    }
}
