package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Tensor;

/** Answers the sum of each row. */
@Named("RowSum")
@ApplicationScoped
public class RowSum implements Model<Tensor, Tensor> {
    @Override
    public Tensor predict(Tensor rows, Call call) {
        int columns = rows.dimension(1);
        if (rows.array() instanceof long[] values) {
            long[] sums = new long[rows.dimension(0)];
            for (int i = 0; i < values.length; i++) {
                sums[i / columns] += values[i];
            }
            return Tensor.wrap(new int[] {sums.length}, sums);
        }
        double[] sums = new double[rows.dimension(0)];
        for (int i = 0; i < rows.size(); i++) {
            sums[i / columns] += rows.doubleAt(i);
        }
        return Tensor.wrap(new int[] {sums.length}, sums);
    }
}
