package org.primeradiant.beans;

import jakarta.ejb.Stateless;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Model;
import org.primeradiant.api.Router;
import org.primeradiant.api.Tensor;

/** Three roles in one enterprise bean. */
@Named("three-roles")
@Stateless
public class ThreeRoles implements Model<double[], String>, Router<String>, Combiner<Tensor, Tensor> {
    @Override
    public String predict(double[] row, Call call) {
        return row.length + " features";
    }

    @Override
    public int route(String text, Call call) {
        return text.length();
    }

    @Override
    public Tensor aggregate(List<Tensor> inputs, Call call) {
        return inputs.get(inputs.size() - 1);
    }
}
