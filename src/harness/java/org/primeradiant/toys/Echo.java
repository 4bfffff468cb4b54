package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Tensor;

/** Answers its input, which it declares as the Open Inference Protocol does. */
@Named("echo")
@ApplicationScoped
public class Echo implements Model<Tensor, Tensor> {
    private static final List<Long> ROWS_OF_FOUR = List.of(-1L, 4L);

    @Override
    public Tensor predict(Tensor input, Call call) {
        return input;
    }

    @Override
    public ModelMetadata metadata() {
        return new ModelMetadata(
                "echo",
                List.of(),
                "",
                List.of(MessageMetadata.of("input", "FP32", ROWS_OF_FOUR)),
                List.of(MessageMetadata.of("output", "FP32", ROWS_OF_FOUR)),
                Map.of());
    }
}
