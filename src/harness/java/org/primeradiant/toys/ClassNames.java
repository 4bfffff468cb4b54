package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Tensor;

/** Names the columns of its answers. */
@Named("ClassNames")
@ApplicationScoped
public class ClassNames implements Model<Tensor, double[][]> {
    @Override
    public double[][] predict(Tensor rows, Call call) {
        double[][] answer = new double[rows.dimension(0)][];
        Arrays.fill(answer, new double[] {0.1, 0.9});
        return answer;
    }

    @Override
    public List<String> classNames() {
        return List.of("no", "yes");
    }
}
