package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;

/** Routes every request to all branches. */
@Named("RouterMinusOne")
@ApplicationScoped
public class RouterMinusOne implements Router<Payload> {
    @Override
    public int route(Payload input, Call call) {
        return ALL;
    }
}
