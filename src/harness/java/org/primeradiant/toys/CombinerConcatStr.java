package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Text;

/** Joins texts with a vertical bar. */
@Named("CombinerConcatStr")
@ApplicationScoped
public class CombinerConcatStr implements Combiner<Payload, String> {
    @Override
    public String aggregate(List<Payload> inputs, Call call) {
        return inputs.stream().map(input -> ((Text) input).value()).collect(Collectors.joining("|"));
    }
}
