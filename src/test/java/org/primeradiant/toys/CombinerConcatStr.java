package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;

/** Joins texts with a bar. */
@Named("CombinerConcatStr")
@ApplicationScoped
public class CombinerConcatStr implements Combiner<String, String> {
    @Override
    public String aggregate(List<String> inputs, Call call) {
        return String.join("|", inputs);
    }
}
