package org.primeradiant.beans;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** A CDI bean that asks for a role, but not for feedback. */
@Named("safe")
@ApplicationScoped
@RolesAllowed("cashier")
public class Safe implements Model<String, String> {
    @Override
    public String predict(String input, Call call) {
        return input;
    }

    @Override
    @PermitAll
    public Payload feedback(Feedback feedback, Call call) {
        return Payload.text("thank you");
    }
}
