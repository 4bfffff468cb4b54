package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Collects the fields of a description that have no effect here although one would expect it. The many others that only
 * concern pods, such as replicas and resources, are not mentioned. Not thread-safe.
 */
final class Ignored {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");

    private final List<String> lines = new ArrayList<>();

    private void add(Fields fields, String name, String what) {
        lines.add(fields.path(name) + ": " + what);
    }

    /** What has been found: path and explanation, in the order of the calls. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Examines the fields of a deployment, one of whose predictors is served. */
    void ofDeployment(Fields spec, Fields served, List<Fields> predictors) {
        String protocol = spec.text("protocol");
        if (GraphProtocol.named(protocol).isEmpty()) {
            add(spec, "protocol", "the graph calls its nodes in Seldon's protocol; it also knows v2");
        }
        if (spec.text("serverType").equals("kafka")) {
            add(spec, "serverType", "no messages are read from Kafka");
        }
        annotations(spec);
        for (Fields other : predictors) {
            if (other != served) {
                add(
                        other,
                        "name",
                        "predictor '" + other.text("name") + "' is not served and gets no "
                                + (isShadow(other) ? "copies of messages" : "traffic"));
            }
        }
    }

    /** Examines the fields of the predictor that is served. */
    void ofPredictor(Fields predictor) {
        if (isShadow(predictor)) {
            add(predictor, "shadow", "callers get the answers of this predictor");
        }
        predictor
                .object("explainer")
                .filter(explainer -> !explainer.text("type").isEmpty())
                .ifPresent(explainer -> add(predictor, "explainer", "explanations are not served"));
        predictor
                .object("ssl")
                .filter(ssl -> !ssl.text("certSecretName").isEmpty())
                .ifPresent(ssl -> add(predictor, "ssl", "the server's own configuration determines TLS"));
        predictor.object("svcOrchSpec").ifPresent(this::environment);
        annotations(predictor);
    }

    private void environment(Fields orchestrator) {
        List<String> names = orchestrator.objects("env").stream()
                .map(variable -> variable.text("name"))
                .toList();
        if (!names.isEmpty()) {
            add(orchestrator, "env", "set " + String.join(", ", names) + " in the environment of the server");
        }
    }

    private void annotations(Fields fields) {
        List<String> names = fields.object("annotations").stream()
                .flatMap(annotations -> annotations.values().keySet().stream())
                .map(String::valueOf)
                .filter(name -> name.startsWith("seldon.io/"))
                .toList();
        if (!names.isEmpty()) {
            add(fields, "annotations", String.join(", ", names) + ": read only from /etc/podinfo/annotations");
        }
    }

    /** Examines the fields of a node. */
    void ofUnit(Fields unit, boolean isImplemented) {
        if (unit.object("logger")
                .filter(logger -> logger.text("mode").isEmpty())
                .isPresent()) {
            add(unit, "logger", "without a mode, payloads are not logged");
        }
        if (!isImplemented && !unit.text("modelUri").isEmpty()) {
            add(unit, "modelUri", "no model is loaded from there");
        }
    }

    private static boolean isShadow(Fields predictor) {
        return TRUE.contains(predictor.text("shadow").toLowerCase(Locale.ROOT));
    }
}
