package org.primeradiant.trees;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/**
 * Serves a model of XGBoost or LightGBM. Takes n rows of its features as {@code data}, in the model's order or with
 * their names in any order, or as {@code jsonData}: an object of features, or an array of such objects. NaN, null and
 * empty text are missing values; in {@code jsonData}, so are features left out.
 *
 * <p>Answers what the library's own {@code predict} answers: a vector of n numbers, or n rows of one number for each
 * class or target. {@link TreeAnswer} tells what else a request can ask for. Thread-safe.
 */
public final class TreeComponent implements Model<Payload, Tensor> {
    private final String name;
    private final String library;
    private final TreeModel model;
    private final TreeRows rows;

    TreeComponent(String name, String library, TreeModel model) {
        this.name = name;
        this.library = library;
        this.model = model;
        this.rows = new TreeRows(name, model);
    }

    /** The classes, where there is a probability for each. */
    @Override
    public List<String> classNames() {
        return model.output() == TreeOutput.PROBABILITIES ? model.classNames() : List.of();
    }

    @Override
    public Tensor predict(Payload input, Call call) {
        TreeAnswer answer = TreeAnswer.wanted(call);
        double[] values = rows.of(input, call);
        return answer.of(model, values, values.length / model.features(), call);
    }

    @Override
    public ModelMetadata metadata() {
        JsonObjectBuilder answers = Json.createObjectBuilder();
        JsonArrayBuilder shape = Json.createArrayBuilder();
        if (model.outputs() > 1) {
            answers.add("names", list(classNames()));
            shape.add(model.outputs());
        }
        answers.add("shape", shape);
        return new ModelMetadata(
                name,
                List.of(),
                library,
                List.of(MessageMetadata.of(rows.hasCategories() ? "ndarray" : "tensor", takes())),
                List.of(MessageMetadata.of("tensor", answers.build())),
                Map.of(
                        "objective", model.objective(),
                        "answers", model.output().name().toLowerCase(Locale.ROOT),
                        "trees", String.valueOf(model.trees()),
                        "features", String.valueOf(model.features())));
    }

    private JsonObject takes() {
        JsonObjectBuilder schema = Json.createObjectBuilder();
        if (!model.featureNames().isEmpty()) {
            schema.add("names", list(model.featureNames()));
        }
        return schema.add("shape", Json.createArrayBuilder().add(model.features()))
                .build();
    }

    private static JsonArrayBuilder list(List<String> texts) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        texts.forEach(list::add);
        return list;
    }
}
