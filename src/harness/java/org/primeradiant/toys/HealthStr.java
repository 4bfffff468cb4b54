package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;

/** Reports its health as a text. */
@Named("HealthStr")
@ApplicationScoped
public class HealthStr extends NoPredict {
    @Override
    public Payload health(Call call) {
        return Payload.text("fine");
    }
}
