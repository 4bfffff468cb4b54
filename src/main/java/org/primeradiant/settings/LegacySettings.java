package org.primeradiant.settings;

/**
 * Settings for callers of the older seldon-server.
 *
 * @param modelName the model's name in answers; empty for the component's name
 * @param predictions the form of the answers of {@code /predict}
 */
public record LegacySettings(String modelName, Predictions predictions) {
    /** The setting for the model's name. */
    public static final String MODEL_NAME = "RADIANT_MODEL_NAME";

    /** The forms of a list of predictions. No client reads both. */
    public enum Predictions {
        /** {@code score}, {@code classId}, {@code confidence}: the documented form. */
        PAGE,
        /**
         * {@code prediction}, {@code predictedClass}, {@code confidence} and {@code meta}: the form
         * seldon-server reads.
         */
        SERVER
    }

    /** The model's name in answers. */
    public String modelName(String component) {
        return modelName.isEmpty() ? component : modelName;
    }

    static LegacySettings from(Source source) {
        return new LegacySettings(
                source.text(MODEL_NAME, ""), source.choice("RADIANT_LEGACY_PREDICTIONS", Predictions.PAGE));
    }
}
