package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;

/** Chooses an invalid branch. The original python component returned the text 'one', which a Java method cannot. */
@Named("RouterBad")
@ApplicationScoped
public class RouterBad implements Router<Payload> {
    @Override
    public int route(Payload input, Call call) {
        return -3;
    }
}
