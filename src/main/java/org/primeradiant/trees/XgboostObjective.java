package org.primeradiant.trees;

import static org.primeradiant.trees.TreeOutput.CLASS;
import static org.primeradiant.trees.TreeOutput.PROBABILITIES;
import static org.primeradiant.trees.TreeOutput.PROBABILITY;
import static org.primeradiant.trees.TreeOutput.VALUE;

import java.util.Map;

/**
 * What an objective of XGBoost means for scoring.
 *
 * @param link from margins to predictions
 * @param output what the predictions are
 * @param base how {@code base_score}, which is a prediction, becomes a margin
 */
record XgboostObjective(Link.Kind link, TreeOutput output, Base base) {
    private enum Base {
        AS_IT_IS,
        LOGIT,
        LOG
    }

    private static final String QUANTILES = "reg:quantileerror";

    /** Nearest that a probability comes to 0 or 1 before it becomes a margin. */
    private static final float LEAST_PROBABILITY = 1e-6f;

    private static final XgboostObjective PLAIN = new XgboostObjective(Link.Kind.IDENTITY, VALUE, Base.AS_IT_IS);
    private static final XgboostObjective LOG_LINK = new XgboostObjective(Link.Kind.EXP, VALUE, Base.LOG);

    private static final Map<String, XgboostObjective> KNOWN = Map.ofEntries(
            Map.entry("reg:squarederror", PLAIN),
            Map.entry("reg:linear", PLAIN),
            Map.entry("reg:squaredlogerror", PLAIN),
            Map.entry("reg:pseudohubererror", PLAIN),
            Map.entry("reg:absoluteerror", PLAIN),
            Map.entry(QUANTILES, PLAIN),
            Map.entry("rank:pairwise", PLAIN),
            Map.entry("rank:ndcg", PLAIN),
            Map.entry("rank:map", PLAIN),
            Map.entry("reg:logistic", new XgboostObjective(Link.Kind.SIGMOID, VALUE, Base.LOGIT)),
            Map.entry("binary:logistic", new XgboostObjective(Link.Kind.SIGMOID, PROBABILITY, Base.LOGIT)),
            Map.entry("binary:logitraw", PLAIN),
            Map.entry("binary:hinge", new XgboostObjective(Link.Kind.POSITIVE, CLASS, Base.AS_IT_IS)),
            Map.entry("count:poisson", LOG_LINK),
            Map.entry("reg:gamma", LOG_LINK),
            Map.entry("reg:tweedie", LOG_LINK),
            Map.entry("survival:cox", LOG_LINK),
            Map.entry("survival:aft", LOG_LINK),
            Map.entry("multi:softprob", new XgboostObjective(Link.Kind.SOFTMAX, PROBABILITIES, Base.AS_IT_IS)),
            Map.entry("multi:softmax", new XgboostObjective(Link.Kind.LARGEST, CLASS, Base.AS_IT_IS)));

    /**
     * Finds an objective by its name.
     *
     * @param sortsQuantiles whether it predicts several quantiles in ascending order, as XGBoost does since 3.4
     */
    static XgboostObjective of(String name, boolean sortsQuantiles, String field) {
        if (name.equals(QUANTILES) && sortsQuantiles) {
            return new XgboostObjective(Link.Kind.ASCENDING, VALUE, Base.AS_IT_IS);
        }
        XgboostObjective known = KNOWN.get(name);
        if (known == null) {
            throw new FieldException(field, "must be a known objective, got '" + Shown.of(name) + "'");
        }
        return known;
    }

    double margin(float score) {
        return switch (base) {
            case AS_IT_IS -> score;
            case LOGIT -> {
                float p = Math.min(Math.max(score, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
                yield (float) -Math.log(1 / p - 1);
            }
            case LOG -> (float) Math.log(score);
        };
    }
}
