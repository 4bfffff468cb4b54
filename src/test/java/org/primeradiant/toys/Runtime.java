package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Tensor;

/** Says something on every call, and something else on this one, which wins. */
@Named("Runtime")
@ApplicationScoped
public class Runtime implements Model<Tensor, Tensor> {
    @Override
    public Tensor predict(Tensor rows, Call call) {
        call.tag("runtime", "tag");
        call.tag("shared", "right one");
        call.counter("instance_counter", rows.dimension(0));
        return rows;
    }

    @Override
    public void annotate(Call call) {
        call.tag("static", "tag");
        call.tag("shared", "not right one");
        call.counter("requests_counter", 1);
    }
}
