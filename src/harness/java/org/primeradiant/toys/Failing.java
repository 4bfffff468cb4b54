package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Transformer;

/** Fails in the way chosen by the first cell of its input. */
@Named("Failing")
@ApplicationScoped
public class Failing
        implements Model<Payload, Payload>,
                Router<Payload>,
                Combiner<Payload, Payload>,
                Transformer<Payload, Payload>,
                OutputTransformer<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        if (input instanceof Data data && data.tensor().size() > 0) {
            switch ((int) data.tensor().doubleAt(0)) {
                case 0 -> throw new IllegalStateException("boom");
                case 1 -> throw new SeldonException(418, "MY_REASON", "custom failure");
                case 2 -> throw new ClassCastException("bad type inside the model");
                case 3 -> throw Python.refused("the number 7");
                case 4 -> throw Python.refused("nothing");
                default -> {}
            }
        }
        return Python.returned(input, call);
    }

    @Override
    public int route(Payload input, Call call) {
        throw new IllegalStateException("boom in route");
    }

    @Override
    public Payload aggregate(List<Payload> inputs, Call call) {
        throw new IllegalStateException("boom in aggregate");
    }

    @Override
    public Payload transformInput(Payload input, Call call) {
        throw new IllegalStateException("boom in transform_input");
    }

    @Override
    public Payload transformOutput(Payload input, Call call) {
        throw new IllegalStateException("boom in transform_output");
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        throw new IllegalStateException("boom in feedback");
    }

    @Override
    public Payload health(Call call) {
        throw new IllegalStateException("boom in health_status");
    }
}
