package org.primeradiant.graphtoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.SeldonMessage;

/** Transforms answers. */
@Named("o")
@ApplicationScoped
public class OutputNode implements OutputTransformer<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage transformOutput(SeldonMessage output, Call call) {
        return Said.message("o", "transform-output");
    }

    @Override
    public ModelMetadata metadata() {
        return Said.metadata("o");
    }
}
