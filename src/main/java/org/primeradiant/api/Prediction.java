package org.primeradiant.api;

import java.util.Objects;

/**
 * One outcome that a model predicts, as callers of seldon-server see it. A model that returns a
 * {@code List<Prediction>} controls what they see; for a model that returns numbers, they see one prediction per class.
 *
 * @param score the predicted value, such as the probability of the class
 * @param classId the name of the class
 * @param confidence how certain the model is, from 0 to 1
 */
public record Prediction(double score, String classId, double confidence) {
    public Prediction {
        Objects.requireNonNull(classId, "classId");
    }
}
