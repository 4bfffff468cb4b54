package org.primeradiant.beans;

import jakarta.ejb.Stateless;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Fails like {@link Kinds.FailingModel}, but as an enterprise bean, whose exceptions the container wraps. */
@Named("failing-ejb")
@Stateless
public class FailingBean implements Model<String, String> {
    @Override
    public String predict(String text, Call call) {
        return new Kinds.FailingModel().predict(text, call);
    }
}
