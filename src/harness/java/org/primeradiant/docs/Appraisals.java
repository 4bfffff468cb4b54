package org.primeradiant.docs;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

@Named("appraisals")
@ApplicationScoped
@RolesAllowed({"clerk", "appraiser"})
public class Appraisals implements Model<double[], Double> {
    @Override
    public Double predict(double[] areas, Call call) {
        call.tag("asked by", call.principal().orElseThrow().getName());
        return areas[0] * (call.hasRole("appraiser") ? 12.5 : 12);
    }

    @Override
    @PermitAll
    public Payload feedback(Feedback feedback, Call call) {
        return Payload.text("thank you");
    }
}
