package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/** Reports its health as two numbers. */
@Named("Healthy")
@ApplicationScoped
public class Healthy extends NoPredict {
    @Override
    public Payload health(Call call) {
        return Payload.data(Tensor.of(new int[] {2}, 1L, 2L));
    }
}
