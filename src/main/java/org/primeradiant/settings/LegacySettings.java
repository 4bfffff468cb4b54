package org.primeradiant.settings;

/**
 * What concerns callers of the older seldon-server.
 *
 * @param modelName what answers call the model; empty for the component's name
 * @param predictions the form of the answers of {@code /predict}
 */
public record LegacySettings(String modelName, Predictions predictions) {
    /** The forms of a list of predictions, which no reader takes both of. */
    public enum Predictions {
        /** {@code score}, {@code classId}, {@code confidence}: the documented one. */
        PAGE,
        /** {@code prediction}, {@code predictedClass}, {@code confidence} and {@code meta}: the one that seldon-server reads. */
        SERVER
    }

    /** What answers call the model. */
    public String modelName(String component) {
        return modelName.isEmpty() ? component : modelName;
    }

    static LegacySettings from(Source source) {
        return new LegacySettings(
                source.text("RADIANT_MODEL_NAME", ""), source.choice("RADIANT_LEGACY_PREDICTIONS", Predictions.PAGE));
    }
}
