package org.primeradiant.trees;

/**
 * Options for reading a model.
 *
 * @param bestIteration whether to stop after the round that the file records as {@code best_iteration}, as XGBoost's
 *     scikit-learn wrapper does; otherwise all trees count, as in {@code Booster.predict}. A file without that
 *     attribute is read whole.
 */
public record TreeOptions(boolean bestIteration) {
    /** All trees. */
    public static final TreeOptions DEFAULT = new TreeOptions(false);
}
