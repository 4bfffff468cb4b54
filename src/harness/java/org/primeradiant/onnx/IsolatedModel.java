package org.primeradiant.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/** Loads a model of one input, predicts one row of {@code 5.1, 3.5, 1.4, 0.2}, and closes it: a whole deployment. */
public final class IsolatedModel implements Function<Path, double[]> {
    @Override
    public double[] apply(Path file) {
        try (OnnxModel model = Onnx.load(file)) {
            Tensor row = Tensor.of(new int[] {1, 4}, 5.1, 3.5, 1.4, 0.2);
            return ((Data) model.predict(Payload.data(row), Call.none()))
                    .tensor()
                    .doubles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
