package org.primeradiant.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a model as XGBoost 1.x to 3.x writes it, in JSON or UBJ. Source: XGBoost's {@code doc/model.schema} and files
 * that it wrote. Single use, by one thread.
 */
final class XgboostReader {
    /** Most outputs; margins of this many are allocated on the file's word alone. */
    static final int MAX_OUTPUTS = 1 << 16;

    /** First minor version of 3 that predicts quantiles in ascending order. */
    private static final int SORTED_QUANTILES = 4;

    private static final String PARAMETERS = "learner.learner_model_param";
    private static final String OBJECTIVE = "learner.objective.name";
    private static final String BEST = "learner.attributes.best_iteration";

    private final Document document;
    private final XgboostModel model = new XgboostModel();
    private final Map<String, String> parameters = new HashMap<>();
    private List<String> names = List.of();
    private List<String> types = List.of();
    private String objective = "";
    private Optional<String> bestIteration = Optional.empty();
    private boolean hasLearner;
    private boolean sortsQuantiles;

    XgboostReader(Document document) {
        this.document = document;
    }

    TreeModel read(TreeOptions options) {
        document.enterObject("the file");
        while (document.hasMember()) {
            switch (document.name()) {
                case "version" -> readVersion(document.integers("version"));
                case "learner" -> readLearner();
                default -> document.skip();
            }
        }
        document.finish();
        if (!hasLearner) {
            throw new FieldException("learner", "is missing");
        }
        return model(options);
    }

    private void readVersion(int[] version) {
        if (version.length == 0 || version[0] < 1 || version[0] > 3) {
            throw new FieldException("version", "must be of XGBoost 1 to 3, got " + Shown.of(Arrays.toString(version)));
        }
        sortsQuantiles = version[0] == 3 && version.length > 1 && version[1] >= SORTED_QUANTILES;
    }

    private void readLearner() {
        hasLearner = true;
        document.enterObject("learner");
        while (document.hasMember()) {
            switch (document.name()) {
                case "feature_names" -> names = document.texts("learner.feature_names");
                case "feature_types" -> types = document.texts("learner.feature_types");
                case "gradient_booster" -> model.read(document);
                case "learner_model_param" -> readParameters();
                case "objective" ->
                    objective = member("learner.objective", "name").orElse(objective);
                case "attributes" -> bestIteration = member("learner.attributes", "best_iteration");
                default -> document.skip();
            }
        }
    }

    private void readParameters() {
        document.enterObject(PARAMETERS);
        while (document.hasMember()) {
            String name = document.name();
            switch (name) {
                case "base_score", "num_class", "num_target", "num_feature" ->
                    parameters.put(name, document.text(PARAMETERS + "." + name));
                default -> document.skip();
            }
        }
    }

    private Optional<String> member(String field, String name) {
        Optional<String> value = Optional.empty();
        document.enterObject(field);
        while (document.hasMember()) {
            if (document.name().equals(name)) {
                value = Optional.of(document.text(field + "." + name));
            } else {
                document.skip();
            }
        }
        return value;
    }

    private TreeModel model(TreeOptions options) {
        XgboostObjective known = XgboostObjective.of(objective, sortsQuantiles, OBJECTIVE);
        int features = parameter("num_feature", 0, 1, Node.MAX_FEATURES);
        int classes = parameter("num_class", 0, 0, MAX_OUTPUTS);
        int targets = parameter("num_target", 1, 0, MAX_OUTPUTS);
        if (classes > 1 && targets > 1) {
            throw new FieldException(PARAMETERS + ".num_target", "must be 1 for several classes, got " + targets);
        }
        int outputs = Math.max(1, Math.max(classes, targets));
        double[] margins = baseMargins(known, outputs);
        Optional<Integer> rounds =
                options.bestIteration() ? bestIteration.map(XgboostReader::rounds) : Optional.empty();
        Booster booster = model.booster(features, margins, rounds);
        return new TreeModel(
                new TreeFeatures(features, names, types, model.categories(), "learner.feature"),
                booster,
                outputs,
                1,
                new Link(known.link(), 1, true),
                known.output(),
                objective);
    }

    private static int rounds(String best) {
        return Integers.parse(best, BEST, 0, Integer.MAX_VALUE - 1) + 1;
    }

    private int parameter(String name, int missing, int least, int most) {
        String field = PARAMETERS + "." + name;
        return Integers.parse(parameters.getOrDefault(name, Integer.toString(missing)), field, least, most);
    }

    /** The base score is a number, or since 3.1 a list of one for all outputs or one for each. */
    private double[] baseMargins(XgboostObjective known, int outputs) {
        String field = PARAMETERS + ".base_score";
        String text = parameters.getOrDefault("base_score", "");
        List<Float> scores = scores(text, field);
        if (scores.size() != 1 && scores.size() != outputs) {
            throw new FieldException(field, "must have 1 or " + outputs + " numbers, got " + scores.size());
        }
        double[] margins = new double[outputs];
        for (int i = 0; i < outputs; i++) {
            margins[i] = known.margin(scores.get(scores.size() == 1 ? 0 : i));
        }
        return margins;
    }

    private static List<Float> scores(String text, String field) {
        String list = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        List<Float> scores = new ArrayList<>();
        for (String score : list.split(",", MAX_OUTPUTS + 1)) {
            scores.add((float) Decimal.parse(score.strip(), field));
        }
        return scores;
    }
}
