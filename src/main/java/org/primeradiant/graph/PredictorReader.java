package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.primeradiant.settings.GraphSettings;
import org.primeradiant.settings.Yaml;

/**
 * Reads a PredictorSpec, or one predictor of a SeldonDeployment, in YAML or JSON. The SeldonDeployment may be one of
 * several documents, the others of which are ignored.
 */
final class PredictorReader {
    private static final String KIND = "kind";
    private static final String DEPLOYMENT = "SeldonDeployment";

    private final String source;
    private final boolean speaksTls;
    private final Problems problems = new Problems();
    private final Ignored ignored = new Ignored();

    /**
     * Creates a reader.
     *
     * @param source the setting or file that the text comes from, for messages
     */
    PredictorReader(String source) {
        this(source, false);
    }

    /**
     * Creates a reader.
     *
     * @param source the setting or file that the text comes from, for messages
     * @param speaksTls whether remote nodes speak TLS whose {@code service_host} does not say
     */
    PredictorReader(String source, boolean speaksTls) {
        this.source = source;
        this.speaksTls = speaksTls;
    }

    /**
     * Reads the predictor.
     *
     * @param wanted the name of the predictor; empty for the only one
     * @throws IllegalArgumentException listing all problems, each with its path
     */
    Predictor read(String text, String wanted) {
        Map<?, ?> document = document(text);
        Fields root = new Fields("", document, problems);
        boolean isDeployment = document.containsKey("spec") || DEPLOYMENT.equals(document.get(KIND));
        Predictor predictor = isDeployment ? deployment(root, wanted) : predictor(root, "", "", GraphProtocol.SELDON);
        problems.require(source);
        return predictor;
    }

    /** Returns the only document, or the only SeldonDeployment among documents of other kinds. */
    private Map<?, ?> document(String text) {
        List<Map<?, ?>> documents = objects(parsed(text));
        List<Map<?, ?>> deployments = documents.stream()
                .filter(document -> DEPLOYMENT.equals(document.get(KIND)))
                .toList();
        if (deployments.size() > 1) {
            throw refused("has the SeldonDeployments "
                    + deployments.stream().map(PredictorReader::name).toList() + ", but only one can be served");
        }
        if (deployments.size() == 1) {
            return deployments.get(0);
        }
        List<Object> kinds = documents.stream()
                .map(document -> (Object) document.get(KIND))
                .filter(Objects::nonNull)
                .toList();
        if (!kinds.isEmpty()) {
            throw refused("has no SeldonDeployment: its kind is "
                    + kinds.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (documents.size() != 1) {
            throw refused("must be a PredictorSpec or a SeldonDeployment in YAML or JSON");
        }
        return documents.get(0);
    }

    /** The objects among the documents; those in a list of Kubernetes, such as {@code kubectl get} prints, included. */
    private static List<Map<?, ?>> objects(List<?> documents) {
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object document : documents) {
            if (document instanceof Map<?, ?> fields) {
                boolean isList = String.valueOf(fields.get(KIND)).endsWith("List");
                if (isList && fields.get("items") instanceof List<?> items) {
                    objects.addAll(objects(items));
                } else {
                    objects.add(fields);
                }
            }
        }
        return objects;
    }

    private static String name(Map<?, ?> deployment) {
        Object name = deployment.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : null;
        return name == null ? "without a name" : name.toString();
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Radiant: " + source + " " + why);
    }

    private List<Object> parsed(String text) {
        try {
            return Yaml.documents(source, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Radiant: " + e.getMessage(), e);
        }
    }

    private Predictor deployment(Fields root, String wanted) {
        Fields metadata = root.object("metadata").orElse(new Fields("metadata", Map.of(), problems));
        Fields spec = root.object("spec").orElse(new Fields("spec", Map.of(), problems));
        List<Fields> predictors = spec.objects("predictors");
        Fields chosen = chosen(predictors, wanted);
        ignored.ofDeployment(spec, chosen, predictors);
        GraphProtocol protocol = GraphProtocol.named(spec.text("protocol")).orElse(GraphProtocol.SELDON);
        return predictor(chosen, metadata.text("name"), metadata.text("namespace"), protocol);
    }

    private Fields chosen(List<Fields> predictors, String wanted) {
        if (predictors.isEmpty()) {
            problems.add("spec.predictors", "is missing or empty");
        }
        if (predictors.size() > 1) {
            predictors.stream()
                    .filter(fields -> fields.text("name").isEmpty())
                    .forEach(fields -> problems.add(fields.path("name"), "is missing, but there are several"));
        }
        problems.require(source);
        List<String> names =
                predictors.stream().map(fields -> fields.text("name")).toList();
        boolean only = wanted.isEmpty() && names.size() == 1;
        int chosen = only ? 0 : names.indexOf(wanted);
        if (chosen < 0 || wanted.isEmpty() && !only) {
            throw new IllegalArgumentException("Radiant: " + source + " has the predictors " + names + "; "
                    + GraphSettings.PREDICTOR + " must name one of them, got '" + wanted + "'");
        }
        return predictors.get(chosen);
    }

    private Predictor predictor(Fields fields, String deployment, String namespace, GraphProtocol protocol) {
        UnitReader units = new UnitReader(problems, ignored, speaksTls);
        Fields graph = fields.object("graph").orElseGet(() -> {
            problems.add(fields.path("graph"), "is missing");
            return new Fields(fields.path("graph"), Map.of(), problems);
        });
        ignored.ofPredictor(fields);
        return new Predictor(
                fields.text("name"),
                deployment,
                namespace,
                fields.object("labels").map(labels -> labels.text("version")).orElse(""),
                protocol,
                images(fields),
                units.read(graph),
                ignored.lines());
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
