package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Names the columns of its answers. The original python component used an older attribute for this. */
@Named("ClassNamesAttr")
@ApplicationScoped
public class ClassNamesAttr implements Model<Payload, double[][]> {
    @Override
    public double[][] predict(Payload input, Call call) {
        return new double[][] {{0.25, 0.75}};
    }

    @Override
    public List<String> classNames() {
        return List.of("c0", "c1");
    }
}
