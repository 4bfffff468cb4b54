package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Adds tags and metrics both in general and for the current call; the latter win. */
@Named("Runtime")
@ApplicationScoped
public class Runtime implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        call.tag("runtime", "tag");
        call.tag("shared", "right one");
        call.counter(
                "instance_counter", input instanceof Data data ? data.tensor().dimension(0) : 1);
        return Python.returned(input, call);
    }

    @Override
    public void annotate(Call call) {
        call.tag("static", "tag");
        call.tag("shared", "not right one");
        call.counter("requests_counter", 1);
    }
}
