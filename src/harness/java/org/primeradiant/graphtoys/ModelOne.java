package org.primeradiant.graphtoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;

/** The model in most graphs. */
@Named("m1")
@ApplicationScoped
public class ModelOne implements Model<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage predict(SeldonMessage input, Call call) {
        return Said.message("m1", "predict");
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        return Said.feedback("m1", call);
    }

    @Override
    public ModelMetadata metadata() {
        return Said.metadata("m1");
    }
}
