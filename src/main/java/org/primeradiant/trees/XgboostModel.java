package org.primeradiant.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The booster of an XGBoost file, as far as it has been read. Its parts may come in any order, so nothing is
 * interpreted before {@link #booster}.
 */
final class XgboostModel {
    private static final String FIELD = "learner.gradient_booster";
    private static final String MODEL = FIELD + ".model";
    private static final String PARALLEL = MODEL + ".gbtree_model_param.num_parallel_tree";

    private final List<XgboostTree> trees = new ArrayList<>();
    private final Map<Integer, List<String>> categories = new TreeMap<>();
    private String name = "";
    private int[] treeOutputs = new int[0];
    private int[] rounds = new int[0];
    private int parallelTrees = 1;
    private double[] weights = new double[0];
    /** Factors of the trees; dropout (dart) sets them. */
    private double[] treeWeights = new double[0];

    private boolean isWeighted;

    void read(Document document) {
        document.enterObject(FIELD);
        while (document.hasMember()) {
            String member = document.name();
            switch (member) {
                case "name" -> name = document.text(FIELD + ".name");
                case "model" -> readModel(document);
                case "gbtree" -> readInner(document);
                case "weight_drop" -> readTreeWeights(document, FIELD);
                default -> throw unknown(FIELD, member);
            }
        }
    }

    // A new field here has changed the answers before (weight_drop of a gbtree in 3.4), so none is ignored.
    private static FieldException unknown(String field, String member) {
        return new FieldException(field + "." + Shown.of(member), "is not known");
    }

    private void readTreeWeights(Document document, String field) {
        treeWeights = document.numbers(field + ".weight_drop");
        isWeighted = treeWeights.length > 0;
    }

    /** Reads the gbtree that a dart booster wraps. */
    private void readInner(Document document) {
        document.enterObject(FIELD + ".gbtree");
        while (document.hasMember()) {
            if (document.name().equals("model")) {
                readModel(document);
            } else {
                document.skip();
            }
        }
    }

    private void readModel(Document document) {
        document.enterObject(MODEL);
        while (document.hasMember()) {
            String member = document.name();
            switch (member) {
                case "trees" -> readTrees(document);
                case "tree_info" -> treeOutputs = document.integers(MODEL + ".tree_info");
                case "iteration_indptr" -> rounds = document.integers(MODEL + ".iteration_indptr");
                case "weights" -> weights = document.numbers(MODEL + ".weights");
                case "gbtree_model_param" -> readParameters(document);
                case "cats" -> new XgboostCategories(document, MODEL + ".cats").read(categories);
                case "weight_drop" -> readTreeWeights(document, MODEL);
                case "boosted_rounds" -> document.skip();
                default -> throw unknown(MODEL, member);
            }
        }
    }

    private void readTrees(Document document) {
        trees.clear();
        document.enterList(MODEL + ".trees");
        while (document.hasElement()) {
            trees.add(XgboostTree.read(document, MODEL + ".trees[" + trees.size() + "]"));
        }
    }

    private void readParameters(Document document) {
        document.enterObject(MODEL + ".gbtree_model_param");
        while (document.hasMember()) {
            if (document.name().equals("num_parallel_tree")) {
                parallelTrees = Math.max(1, Integers.parse(document.text(PARALLEL), PARALLEL));
            } else {
                document.skip();
            }
        }
    }

    /** Categories by feature, of those features that have them. */
    Map<Integer, List<String>> categories() {
        return categories;
    }

    /**
     * Builds the booster.
     *
     * @param rounds number of rounds that count, at least 1; empty for all
     */
    Booster booster(int features, double[] baseMargins, Optional<Integer> rounds) {
        return switch (name) {
            case "gbtree" -> trees(features, baseMargins, rounds);
            case "dart" -> {
                if (!isWeighted && !trees.isEmpty()) {
                    throw new FieldException(FIELD + ".weight_drop", "must have a weight for each tree");
                }
                yield trees(features, baseMargins, rounds);
            }
            case "gblinear" -> linear(features, baseMargins);
            default ->
                throw new FieldException(
                        FIELD + ".name", "must be gbtree, dart or gblinear, got '" + Shown.of(name) + "'");
        };
    }

    private Booster linear(int features, double[] baseMargins) {
        long expected = (features + 1L) * baseMargins.length;
        if (weights.length != expected) {
            throw new FieldException(
                    MODEL + ".weights",
                    "must have " + expected + " numbers, for each output one per feature and the bias, got "
                            + weights.length);
        }
        float[] floats = new float[weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) weights[i];
        }
        return new LinearBooster(floats, baseMargins);
    }

    private Booster trees(int features, double[] baseMargins, Optional<Integer> lastRound) {
        int outputs = baseMargins.length;
        checkLengths();
        boolean areVectors = trees.stream().anyMatch(tree -> tree.leafVector() > 1);
        VectorLeaves vectors = new VectorLeaves(outputs);
        ForestBuilder forest = new ForestBuilder(features);
        int end = lastRound.map(round -> end(round, areVectors ? 1 : outputs)).orElse(trees.size());
        for (int i = 0; i < end; i++) {
            XgboostTree tree = trees.get(i);
            tree.weigh(isWeighted ? treeWeights[i] : 1);
            if (areVectors) {
                tree.storeVectors(vectors, outputs);
            }
            forest.add(tree, areVectors ? 0 : output(i, outputs));
        }
        return TreeBooster.of(forest.build(), baseMargins, true, areVectors ? Optional.of(vectors) : Optional.empty());
    }

    private void checkLengths() {
        if (treeOutputs.length != trees.size()) {
            throw new FieldException(
                    MODEL + ".tree_info", "must have " + trees.size() + " entries, got " + treeOutputs.length);
        }
        if (isWeighted && treeWeights.length != trees.size()) {
            throw new FieldException(
                    FIELD + ".weight_drop", "must have " + trees.size() + " entries, got " + treeWeights.length);
        }
    }

    private int output(int tree, int outputs) {
        int output = treeOutputs[tree];
        if (output < 0 || output >= outputs) {
            throw new FieldException(MODEL + ".tree_info", "must be from 0 to " + (outputs - 1) + ", got " + output);
        }
        return output;
    }

    /** Number of trees in as many rounds; files of 1.x do not say where rounds begin. */
    private int end(int count, int treesPerRound) {
        long end = (long) count * treesPerRound * parallelTrees;
        if (rounds.length > 0) {
            end = count < rounds.length ? rounds[count] : -1;
        }
        if (end < 0 || end > trees.size()) {
            throw new FieldException(
                    "learner.attributes.best_iteration", "must be a round of the model, got " + (count - 1));
        }
        return (int) end;
    }
}
