package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;

/** Does nothing: everything is the host's, but the health, of which python's base class says more. */
@Named("BareComponent")
@ApplicationScoped
public class BareComponent extends NoPredict {
    @Override
    public Payload health(Call call) {
        return Payload.text("not implemented - assuming healthy");
    }
}
