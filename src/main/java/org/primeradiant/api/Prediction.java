package org.primeradiant.api;

import java.util.Objects;

/**
 * One outcome that a model predicts. A model that answers a {@code List<Prediction>} chooses what seldon-server's callers
 * see; of one that answers numbers they see a prediction for each class.
 *
 * @param score what is predicted, such as the probability of the class
 * @param classId the name of the class
 * @param confidence how sure the model is, from 0 to 1
 */
public record Prediction(double score, String classId, double confidence) {
    public Prediction {
        Objects.requireNonNull(classId, "classId");
    }
}
