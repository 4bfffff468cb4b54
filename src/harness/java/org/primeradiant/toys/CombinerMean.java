package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Tensor;

/** Answers the element-wise mean of its children's answers. */
@Named("CombinerMean")
@ApplicationScoped
public class CombinerMean implements Combiner<Tensor, Tensor> {
    @Override
    public Tensor aggregate(List<Tensor> inputs, Call call) {
        int[] shape = inputs.get(0).shape();
        double[] mean = new double[inputs.get(0).size()];
        for (Tensor input : inputs) {
            if (!Arrays.equals(shape, input.shape())) {
                throw new IllegalArgumentException("the answers must have the same shape");
            }
            for (int i = 0; i < mean.length; i++) {
                mean[i] += input.doubleAt(i);
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= inputs.size();
        }
        return Tensor.wrap(shape, mean);
    }
}
