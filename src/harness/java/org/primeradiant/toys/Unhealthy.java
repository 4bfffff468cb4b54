package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;

/** Always reports itself unhealthy. */
@Named("Unhealthy")
@ApplicationScoped
public class Unhealthy extends NoPredict {
    @Override
    public Payload health(Call call) {
        throw new IllegalStateException("model is sick");
    }
}
