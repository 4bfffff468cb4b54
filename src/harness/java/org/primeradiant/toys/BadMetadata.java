package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;

/**
 * Describes itself wrongly: the input's datatype does not exist. The original python component had a list as its name.
 */
@Named("BadMetadata")
@ApplicationScoped
public class BadMetadata extends NoPredict {
    @Override
    public ModelMetadata metadata() {
        MessageMetadata input = MessageMetadata.of("in", "not a datatype", List.of(1L));
        return new ModelMetadata("", List.of(), "", List.of(input), List.of(), Map.of());
    }
}
