package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/** Answers feedback with the reward and the sizes of truth and request. */
@Named("FeedbackModel")
@ApplicationScoped
public class FeedbackModel extends NoPredict {
    @Override
    public Payload feedback(Feedback feedback, Call call) {
        double[][] row = {{feedback.reward(), size(feedback.truth()), size(feedback.request())}};
        return Payload.data(Tensor.of(row));
    }

    private static int size(SeldonMessage message) {
        return message.payload() instanceof Data data ? data.tensor().size() : 0;
    }
}
