package org.primeradiant.beans;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** An enterprise bean that asks for a role, but not for feedback. */
@Named("vault")
@Stateless
@RolesAllowed("cashier")
public class Vault implements Model<String, String> {
    @Override
    public String predict(String input, Call call) {
        return input;
    }

    @Override
    public List<String> classNames() {
        return List.of("key");
    }

    @Override
    @PermitAll
    public Payload feedback(Feedback feedback, Call call) {
        return Payload.text("thank you");
    }
}
