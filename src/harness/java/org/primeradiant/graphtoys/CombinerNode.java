package org.primeradiant.graphtoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Transformer;

/** Combines answers; in one graph it also transforms requests and answers. */
@Named("c")
@ApplicationScoped
public class CombinerNode
        implements Combiner<SeldonMessage, SeldonMessage>,
                Transformer<SeldonMessage, SeldonMessage>,
                OutputTransformer<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage aggregate(List<SeldonMessage> inputs, Call call) {
        return Said.message("c", "aggregate");
    }

    @Override
    public SeldonMessage transformInput(SeldonMessage input, Call call) {
        return Said.message("c", "transform-input");
    }

    @Override
    public SeldonMessage transformOutput(SeldonMessage output, Call call) {
        return Said.message("c", "transform-output");
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        return Said.feedback("c", call);
    }

    @Override
    public ModelMetadata metadata() {
        return Said.metadata("c");
    }
}
