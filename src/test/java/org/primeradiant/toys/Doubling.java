package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** Answers twice its input: each number times two, a string twice. */
@Named("Doubling")
@ApplicationScoped
public class Doubling implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        if (input instanceof Data data) {
            return Payload.data(doubled(data.tensor()));
        }
        if (input instanceof Text text) {
            return Payload.text(text.value().repeat(2));
        }
        if (input instanceof Bytes bytes) {
            byte[] twice = Arrays.copyOf(bytes.array(), 2 * bytes.array().length);
            System.arraycopy(bytes.array(), 0, twice, bytes.array().length, bytes.array().length);
            return Payload.bytes(twice);
        }
        throw new IllegalArgumentException("cannot double " + input.kind());
    }

    /** Whole numbers stay whole, and wrap around. */
    private static Tensor doubled(Tensor tensor) {
        if (tensor.array() instanceof long[] longs) {
            return Tensor.wrap(
                    tensor.shape(), Arrays.stream(longs).map(value -> 2 * value).toArray());
        }
        return Tensor.wrap(
                tensor.shape(),
                Arrays.stream(tensor.doubles()).map(value -> 2 * value).toArray());
    }
}
