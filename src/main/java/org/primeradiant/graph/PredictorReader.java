package org.primeradiant.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.settings.GraphSettings;
import org.primeradiant.settings.Yaml;

/** Reads a PredictorSpec, or one predictor of a SeldonDeployment, in YAML or JSON. */
final class PredictorReader {
    private final String source;
    private final Problems problems = new Problems();

    /**
     * Creates a reader.
     *
     * @param source the setting or file that the text comes from, for messages
     */
    PredictorReader(String source) {
        this.source = source;
    }

    /**
     * Reads the predictor.
     *
     * @param wanted the name of the predictor; empty for the only one
     * @throws IllegalArgumentException listing all problems, each with its path
     */
    Predictor read(String text, String wanted) {
        if (!(parsed(text) instanceof Map<?, ?> document)) {
            throw new IllegalArgumentException(
                    "Radiant: " + source + " must be a PredictorSpec or a SeldonDeployment in YAML or JSON");
        }
        Fields root = new Fields("", document, problems);
        Predictor predictor = document.containsKey("spec") ? deployment(root, wanted) : predictor(root, "", "");
        problems.require(source);
        return predictor;
    }

    private Object parsed(String text) {
        try {
            return Yaml.load(source, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Radiant: " + e.getMessage(), e);
        }
    }

    private Predictor deployment(Fields root, String wanted) {
        Fields metadata = root.object("metadata").orElse(new Fields("metadata", Map.of(), problems));
        List<Fields> predictors =
                root.object("spec").map(spec -> spec.objects("predictors")).orElse(List.of());
        List<String> names =
                predictors.stream().map(fields -> fields.text("name")).toList();
        int chosen = wanted.isEmpty() && names.size() == 1 ? 0 : names.indexOf(wanted);
        if (chosen < 0) {
            throw new IllegalArgumentException("Radiant: " + source + " has the predictors " + names + "; "
                    + GraphSettings.PREDICTOR + " must name one of them, got '" + wanted + "'");
        }
        return predictor(predictors.get(chosen), metadata.text("name"), metadata.text("namespace"));
    }

    private Predictor predictor(Fields fields, String deployment, String namespace) {
        UnitReader units = new UnitReader(problems);
        Fields graph = fields.object("graph").orElseGet(() -> {
            problems.add(fields.path("graph"), "is missing");
            return new Fields(fields.path("graph"), Map.of(), problems);
        });
        return new Predictor(
                fields.text("name"),
                deployment,
                namespace,
                fields.object("labels").map(labels -> labels.text("version")).orElse(""),
                images(fields),
                units.read(graph));
    }

    private static Map<String, String> images(Fields predictor) {
        Map<String, String> images = new HashMap<>();
        for (Fields component : predictor.objects("componentSpecs")) {
            component
                    .object("spec")
                    .ifPresent(spec -> spec.objects("containers")
                            .forEach(container -> images.put(container.text("name"), container.text("image"))));
        }
        return images;
    }
}
