package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;

/** Implements nothing, except that its health has the longer text of python's base class. */
@Named("BareComponent")
@ApplicationScoped
public class BareComponent extends NoPredict {
    @Override
    public Payload health(Call call) {
        return Payload.text("not implemented - assuming healthy");
    }
}
