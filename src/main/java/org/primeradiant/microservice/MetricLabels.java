package org.primeradiant.microservice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.primeradiant.settings.UnitSettings;

/** The labels by which Seldon's dashboards select the metrics of a deployment. */
final class MetricLabels {
    private static final String UNKNOWN = "NOT_IMPLEMENTED";

    private MetricLabels() {}

    static Map<String, String> of(UnitSettings unit) {
        String image = unit.image().isEmpty() ? UNKNOWN : unit.imageName();
        String version = unit.image().isEmpty() ? UNKNOWN : unit.imageVersion();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("deployment_name", known(unit.deployment()));
        labels.put("seldon_deployment_name", known(unit.deployment()));
        labels.put("predictor_name", known(unit.predictor()));
        labels.put("predictor_version", known(unit.predictorVersion()));
        labels.put("model_name", known(unit.id()));
        labels.put("model_image", image);
        labels.put("image_name", image);
        labels.put("model_version", version);
        labels.put("image_version", version);
        return labels;
    }

    /** The same labels without those that are not known, and without those that only repeat others. */
    static Map<String, String> known(UnitSettings unit) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("deployment_name", unit.deployment());
        labels.put("predictor_name", unit.predictor());
        labels.put("predictor_version", unit.predictorVersion());
        labels.put("model_image", unit.imageName());
        labels.put("model_version", unit.imageVersion());
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private static String known(String value) {
        return value.isEmpty() ? UNKNOWN : value;
    }
}
