package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;

/** Provides metadata. */
@Named("WithMetadata")
@ApplicationScoped
public class WithMetadata extends NoPredict {
    @Override
    public ModelMetadata metadata() {
        MessageMetadata input = MessageMetadata.of(
                "tensor",
                Json.createObjectBuilder(Map.of("names", List.of("a", "b"), "shape", List.of(2)))
                        .build());
        MessageMetadata output = MessageMetadata.of("out", "FP32", List.of(1L));
        return new ModelMetadata(
                "my-model-name",
                List.of("my-model-version-01"),
                "seldon",
                List.of(input),
                List.of(output),
                Map.of("author", "me"));
    }
}
