package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.concurrent.atomic.DoubleAdder;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;

@Named("by-size")
@ApplicationScoped
public class BySize implements Router<double[][]> {
    private final DoubleAdder rewards = new DoubleAdder();

    @Override
    public int route(double[][] flats, Call call) {
        return flats[0][0] < 50 ? 0 : 1;
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        rewards.add(feedback.reward());
        call.tag("branch", call.branch().orElse(Router.ALL));
        call.tag("rewards", rewards.sum());
        return Payload.NONE;
    }
}
