package org.primeradiant.trees;

import static org.primeradiant.trees.TreeOutput.PROBABILITIES;
import static org.primeradiant.trees.TreeOutput.PROBABILITY;
import static org.primeradiant.trees.TreeOutput.VALUE;

import java.util.List;

/**
 * What the objective of a LightGBM file means for scoring.
 *
 * @param link from margins to predictions
 * @param output what the predictions are
 * @param text the objective as the file names it
 */
record LightgbmObjective(Link link, TreeOutput output, String text) {
    private static final String FIELD = "objective";
    private static final String SIGMOID = "sigmoid:";

    /**
     * Parses the name and its words, such as {@code binary sigmoid:1}. A model that was trained with a function of the
     * user has no objective, and predicts margins.
     */
    static LightgbmObjective parse(String text) {
        List<String> words = LightgbmFields.words(text);
        String name = words.isEmpty() ? "" : words.get(0);
        return switch (name) {
            case "", "none", "custom" -> of(Link.Kind.IDENTITY, VALUE, text);
            case "regression", "regression_l1", "huber", "fair", "quantile", "mape" ->
                of(words.contains("sqrt") ? Link.Kind.SIGNED_SQUARE : Link.Kind.IDENTITY, VALUE, text);
            case "lambdarank", "rank_xendcg" -> of(Link.Kind.IDENTITY, VALUE, text);
            case "poisson", "gamma", "tweedie" -> of(Link.Kind.EXP, VALUE, text);
            case "cross_entropy" -> of(Link.Kind.SIGMOID, VALUE, text);
            case "cross_entropy_lambda" -> of(Link.Kind.SOFTPLUS, VALUE, text);
            case "multiclass" -> of(Link.Kind.SOFTMAX, PROBABILITIES, text);
            case "binary" -> sigmoid(words, PROBABILITY, text);
            case "multiclassova" -> sigmoid(words, PROBABILITIES, text);
            default -> throw new FieldException(FIELD, "must be a known objective, got '" + Shown.of(text) + "'");
        };
    }

    private static LightgbmObjective of(Link.Kind kind, TreeOutput output, String text) {
        return new LightgbmObjective(new Link(kind, 1, false), output, text);
    }

    private static LightgbmObjective sigmoid(List<String> words, TreeOutput output, String text) {
        String scale = words.stream()
                .filter(word -> word.startsWith(SIGMOID))
                .findFirst()
                .orElseThrow(
                        () -> new FieldException(FIELD, "must have the word sigmoid, got '" + Shown.of(text) + "'"))
                .substring(SIGMOID.length());
        return new LightgbmObjective(
                new Link(Link.Kind.SIGMOID, Decimal.parse(scale, FIELD + " sigmoid"), false), output, text);
    }
}
