package org.primeradiant.graphtoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Transformer;

/** Transforms requests. */
@Named("t")
@ApplicationScoped
public class InputNode implements Transformer<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage transformInput(SeldonMessage input, Call call) {
        return Said.message("t", "transform-input");
    }

    @Override
    public ModelMetadata metadata() {
        return Said.metadata("t");
    }
}
