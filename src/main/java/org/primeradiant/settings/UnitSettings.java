package org.primeradiant.settings;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;

/**
 * The container's place in the graph, from the settings that Seldon Core's operator passes as environment variables.
 * Names are empty outside Seldon Core.
 *
 * @param id the name of the component's node
 * @param image the container image
 * @param deployment the SeldonDeployment
 * @param predictor the predictor
 * @param predictorVersion the predictor's version, from its labels
 * @param parameters the component's parameters by name
 * @param metadata the model's metadata, in YAML or JSON, which overrides that of the component
 * @param metricsPath the path of the metrics in addition to {@code /metrics}; without the leading slash
 * @param passesBodies whether the component gets the body of a prediction, and the caller its answer, as bytes
 * @param includesMetrics whether answers carry the component's own metrics in {@code meta}
 * @param countsRewards whether this container counts feedback
 */
public record UnitSettings(
        String id,
        String image,
        String deployment,
        String predictor,
        String predictorVersion,
        Map<String, ParameterValue> parameters,
        String metadata,
        String metricsPath,
        boolean passesBodies,
        boolean includesMetrics,
        boolean countsRewards) {
    public UnitSettings {
        parameters = Map.copyOf(parameters);
    }

    /** The image up to its last colon; empty if it has none. */
    public String imageName() {
        return image.substring(0, Math.max(0, image.lastIndexOf(':')));
    }

    /** The image after its last colon; an image without a colon counts as a version, as in Seldon's wrapper. */
    public String imageVersion() {
        return image.substring(image.lastIndexOf(':') + 1);
    }

    /** A copy with the names of a graph. */
    public UnitSettings in(String itsDeployment, String itsPredictor, String itsVersion) {
        return new UnitSettings(
                id,
                image,
                itsDeployment,
                itsPredictor,
                itsVersion,
                parameters,
                metadata,
                metricsPath,
                passesBodies,
                includesMetrics,
                countsRewards);
    }

    /**
     * The settings of a node in the same graph.
     *
     * @param name the node's name
     * @param itsImage the node's container image; empty if it has none
     */
    public UnitSettings node(String name, String itsImage) {
        return new UnitSettings(
                name,
                itsImage,
                deployment,
                predictor,
                predictorVersion,
                Map.of(),
                "",
                metricsPath,
                false,
                includesMetrics,
                countsRewards);
    }

    static UnitSettings from(Source source) {
        return new UnitSettings(
                source.text("PREDICTIVE_UNIT_ID", ""),
                source.text("PREDICTIVE_UNIT_IMAGE", ""),
                source.text("SELDON_DEPLOYMENT_ID", ""),
                source.text("PREDICTOR_ID", ""),
                version(source.text("PREDICTOR_LABELS", "{}")),
                ParameterValue.parse("PREDICTIVE_UNIT_PARAMETERS", source.text("PREDICTIVE_UNIT_PARAMETERS", "[]")),
                source.text("MODEL_METADATA", ""),
                source.text("PREDICTIVE_UNIT_METRICS_ENDPOINT", "/metrics").replaceFirst("^/", ""),
                source.flag("PAYLOAD_PASSTHROUGH", false),
                source.flag("INCLUDE_METRICS_IN_CLIENT_RESPONSE", true),
                source.flag("SELDON_EXECUTOR_ENABLED", true));
    }

    private static String version(String labels) {
        JsonDepth.require("PREDICTOR_LABELS", labels);
        try (JsonReader reader = Json.createReader(new StringReader(labels))) {
            return reader.readObject().getString("version", "");
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    "PREDICTOR_LABELS must be a JSON object of strings: " + e.getMessage(), e);
        }
    }
}
