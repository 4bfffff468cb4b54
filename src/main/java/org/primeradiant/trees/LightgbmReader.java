package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a model as LightGBM 2.3 to 4.x writes it, in text of version 3 or 4. Source: LightGBM's
 * {@code src/io/tree.cpp}, {@code src/boosting/gbdt_model_text.cpp} and files that it wrote. Single use, by one thread.
 */
final class LightgbmReader {
    private static final String TREE = "Tree=";
    private static final String END = "end of trees";
    private static final String PANDAS = "pandas_categorical:";
    private static final String CATEGORICAL = "[categorical_feature:";

    private final TextLines lines;
    private final LightgbmFields header = new LightgbmFields("");
    private final List<LightgbmTree> trees = new ArrayList<>();
    private boolean isAverage;
    private String pandas = "null";
    private String categorical = "";

    LightgbmReader(byte[] bytes) {
        this.lines = new TextLines(bytes);
    }

    TreeModel read() {
        String line = readSection(header, true);
        while (line.startsWith(TREE)) {
            LightgbmFields tree = new LightgbmFields("tree " + trees.size());
            line = readSection(tree, false);
            trees.add(new LightgbmTree(tree));
        }
        readTail();
        return model();
    }

    /** Reads up to the line that begins the next section, which it returns. */
    private String readSection(LightgbmFields section, boolean hasFlags) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(TREE) || line.equals(END)) {
                return line;
            }
            int equals = line.indexOf('=');
            if (equals > 0) {
                section.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (!line.isEmpty() && hasFlags) {
                flag(line);
            }
        }
        throw new FieldException(END, "is missing: the file ends too early");
    }

    // A flag changes how the trees are used, so an unknown one is not ignored.
    private void flag(String line) {
        switch (line) {
            case "tree" -> {}
            case "average_output" -> isAverage = true;
            default -> throw new FieldException("line '" + Shown.of(line) + "'", "is not known");
        }
    }

    private void readTail() {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(PANDAS)) {
                pandas = line.substring(PANDAS.length());
            } else if (line.startsWith(CATEGORICAL) && line.endsWith("]")) {
                categorical = line.substring(CATEGORICAL.length(), line.length() - 1);
            }
        }
    }

    private TreeModel model() {
        String version = header.text("version");
        if (!version.equals("v3") && !version.equals("v4")) {
            throw new FieldException("version", "must be v3 or v4, got '" + Shown.of(version) + "'");
        }
        LightgbmObjective objective = LightgbmObjective.parse(header.text("objective", ""));
        int features = header.integer("max_feature_idx", 0, Node.MAX_FEATURES - 1) + 1;
        int outputs = header.integer("num_tree_per_iteration", 1, XgboostReader.MAX_OUTPUTS);
        if (trees.size() % outputs != 0) {
            throw new FieldException(
                    "num_tree_per_iteration", "must divide the number of trees, " + trees.size() + ", got " + outputs);
        }
        return new TreeModel(
                features(features),
                booster(features, outputs),
                outputs,
                isAverage && !trees.isEmpty() ? trees.size() / outputs : 1,
                objective.link(),
                objective.output(),
                objective.text());
    }

    private TreeFeatures features(int count) {
        List<String> names = LightgbmFields.words(header.text("feature_names", ""));
        List<String> infos = LightgbmFields.words(header.text("feature_infos", ""));
        LightgbmCategories categories = new LightgbmCategories(infos, categorical);
        Map<Integer, List<String>> texts = categories.read(new JsonDocument(pandas.getBytes(UTF_8)));
        return new TreeFeatures(count, names, categories.types(), texts, "feature");
    }

    private Booster booster(int features, int outputs) {
        boolean isLinear = trees.stream().anyMatch(LightgbmTree::isLinear);
        LinearLeaves leaves = new LinearLeaves();
        ForestBuilder forest = new ForestBuilder(features);
        for (int i = 0; i < trees.size(); i++) {
            if (isLinear) {
                trees.get(i).storeLinear(leaves, features);
            }
            forest.add(trees.get(i), i % outputs);
        }
        return TreeBooster.of(
                forest.build(), new double[outputs], false, isLinear ? Optional.of(leaves) : Optional.empty());
    }
}
