package org.primeradiant.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code pipeline.json}. Steps are checked against the columns left by the steps before them, so that
 * mistakes surface when the file is read and not at the first request.
 */
public final class PipelineReader {
    /** Name of the file in its folder. */
    static final String FILE = "pipeline.json";

    /** Version of the file format. */
    static final int VERSION = 1;

    private PipelineReader() {}

    /**
     * Reads the pipeline of a folder.
     *
     * @throws BadFileException if the file cannot be used; the message names file, line and field
     */
    public static Pipeline read(Path folder) {
        return readFile(folder.resolve(FILE));
    }

    /** Reads the pipeline of a file, as {@link #read}. */
    static Pipeline readFile(Path file) {
        JsonNode root = JsonNodeReader.read(file);
        root.checkFields("version", "features", "steps", "model", "custom");
        checkVersion(root.field("version"));
        List<Feature> features = features(root.field("features"));
        Table table = Table.empty(features);
        List<Step> steps = new ArrayList<>();
        for (JsonNode node : root.field("steps").list()) {
            Step step = new StepReader(node, table).read();
            table = applied(step, table, node);
            steps.add(step);
        }
        Regression regression = RegressionReader.read(root.field("model"), table);
        return new Pipeline(features, steps, regression, custom(root));
    }

    private static void checkVersion(JsonNode version) {
        if (version.number() != VERSION) {
            throw version.wrong("must be " + VERSION + ", the only known version, got " + version.text());
        }
    }

    private static List<Feature> features(JsonNode node) {
        Map<String, Feature> features = new LinkedHashMap<>();
        for (JsonNode element : node.list()) {
            element.checkFields("name", "type");
            String name = element.field("name").word();
            Kind kind = element.field("type").choice(List.of(Kind.values()), Kind::word);
            if (features.put(name, new Feature(name, kind)) != null) {
                throw element.field("name").wrong("must not appear twice: '" + name + "'");
            }
        }
        if (features.isEmpty()) {
            throw node.wrong("must have 1 feature or more");
        }
        return List.copyOf(features.values());
    }

    private static Table applied(Step step, Table table, JsonNode node) {
        try {
            return step.apply(table);
        } catch (IllegalArgumentException e) {
            throw node.place().wrong(e.getMessage(), e);
        }
    }

    private static Map<String, String> custom(JsonNode root) {
        Map<String, String> custom = new LinkedHashMap<>();
        root.find("custom").ifPresent(node -> {
            node.checkFields(node.fields().keySet().toArray(String[]::new));
            node.fields().forEach((name, value) -> custom.put(name, value.word()));
        });
        return custom;
    }
}
