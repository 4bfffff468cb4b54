package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/** Reports its health as one row. */
@Named("HealthyArr")
@ApplicationScoped
public class HealthyArr extends NoPredict {
    @Override
    public Payload health(Call call) {
        return Payload.data(Tensor.of(new double[][] {{0.5}}));
    }
}
