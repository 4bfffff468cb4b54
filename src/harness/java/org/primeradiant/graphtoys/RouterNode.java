package org.primeradiant.graphtoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonMessage;

/** Routes every request to its second child. */
@Named("r")
@ApplicationScoped
public class RouterNode implements Router<SeldonMessage> {
    @Override
    public int route(SeldonMessage input, Call call) {
        return 1;
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        return Said.feedback("r", call);
    }

    @Override
    public ModelMetadata metadata() {
        return Said.metadata("r");
    }
}
