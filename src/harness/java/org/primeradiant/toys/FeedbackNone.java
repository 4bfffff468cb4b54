package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Payload;

/** Takes feedback and answers nothing to it, like python's None. */
@Named("FeedbackNone")
@ApplicationScoped
public class FeedbackNone extends NoPredict {
    @Override
    public Payload feedback(Feedback feedback, Call call) {
        return Payload.NONE;
    }
}
