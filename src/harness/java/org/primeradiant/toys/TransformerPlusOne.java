package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import org.primeradiant.api.Call;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;

/** Adds 1 to every element. */
@Named("TransformerPlusOne")
@ApplicationScoped
public class TransformerPlusOne implements Transformer<Tensor, Tensor> {
    @Override
    public Tensor transformInput(Tensor input, Call call) {
        if (input.array() instanceof long[] longs) {
            return Tensor.wrap(
                    input.shape(), Arrays.stream(longs).map(value -> value + 1).toArray());
        }
        return Tensor.wrap(
                input.shape(),
                Arrays.stream(input.doubles()).map(value -> value + 1).toArray());
    }
}
