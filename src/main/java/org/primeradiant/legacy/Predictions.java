package org.primeradiant.legacy;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/**
 * Converts a model's answer to predictions for seldon-server's callers. From a numeric answer, takes the first row:
 * each number is the score and the confidence of one class. A list of {@link Prediction} is taken as it is.
 */
final class Predictions {
    private static final Logger LOGGER = System.getLogger(Predictions.class.getName());

    /** Bytes charged for each prediction, with its class. */
    private static final int PREDICTION_BYTES = 96;

    private final String where;
    private final Microservice model;
    private final Caller caller;

    private Predictions(Microservice model, Caller caller) {
        this.where = model.name() + ".predict";
        this.model = model;
        this.caller = caller;
    }

    /**
     * Calls the model, and converts its answer.
     *
     * @throws SeldonException if the features do not fit the model, or the model fails; {@link Reason#INTERNAL_ERROR}
     *     as {@link #ofAnswer}
     */
    public static List<Prediction> of(Payload features, Microservice model, Caller caller) {
        SeldonMessage answer = model.call(Operation.PREDICT, SeldonMessage.of(features), caller);
        return ofAnswer(answer.payload(), model, caller);
    }

    /**
     * The predictions in a model's answer. An empty list of predictions is valid.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} if it is neither numbers nor a list of predictions, has no
     *     row, or contains a number that is not finite
     */
    public static List<Prediction> ofAnswer(Payload answer, Microservice model, Caller caller) {
        Predictions predictions = new Predictions(model, caller);
        List<Prediction> list = predictions.list(answer);
        list.forEach(predictions::checkFinite);
        return list;
    }

    private List<Prediction> list(Payload answer) {
        Optional<Tensor> numbers =
                answer.asData().map(Data::tensor).filter(tensor -> tensor.type().isNumeric());
        if (numbers.isPresent()) {
            return classes(numbers.get());
        }
        if (answer instanceof Json json) {
            JsonValue value = json.value() instanceof JsonObject object
                    ? object.getOrDefault("predictions", JsonValue.NULL)
                    : json.value();
            if (value instanceof JsonArray array) {
                return array.stream().map(this::prediction).toList();
            }
        }
        throw failed(
                "answered " + answer.kind() + ", which holds no predictions; answer numbers or a List<Prediction>");
    }

    private List<Prediction> classes(Tensor tensor) {
        boolean rows = tensor.rank() > 1;
        if (rows && tensor.dimension(0) == 0) {
            throw failed("answered no row");
        }
        int columns = rows ? tensor.size() / tensor.dimension(0) : tensor.size();
        BudgetedCaller.of(caller).take((long) PREDICTION_BYTES * columns);
        List<String> names = model.classNames(caller);
        List<Prediction> predictions = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            double score = tensor.doubleAt(column);
            String name = column < names.size() ? names.get(column) : "";
            predictions.add(new Prediction(score, name.isEmpty() ? String.valueOf(column) : name, score));
        }
        return predictions;
    }

    private Prediction prediction(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonValue score = first(object, "score", "prediction");
            JsonValue name = first(object, "classId", "predictedClass");
            JsonValue confidence = object.getOrDefault("confidence", score);
            if (score instanceof JsonNumber number && confidence instanceof JsonNumber sure && name != JsonValue.NULL) {
                String classId = name instanceof JsonString text ? text.getString() : name.toString();
                return new Prediction(number.doubleValue(), classId, sure.doubleValue());
            }
        }
        throw failed("answered a list that contains something other than predictions");
    }

    private static JsonValue first(JsonObject object, String name, String otherName) {
        return object.getOrDefault(name, object.getOrDefault(otherName, JsonValue.NULL));
    }

    private void checkFinite(Prediction prediction) {
        if (!Double.isFinite(prediction.score()) || !Double.isFinite(prediction.confidence())) {
            throw failed("answered a number that is not finite");
        }
    }

    /** Also logs the failure: seldon-server reads only the status, and shows its users an empty list. */
    private SeldonException failed(String what) {
        LOGGER.log(Level.ERROR, () -> where + " " + what);
        return new SeldonException(Reason.INTERNAL_ERROR, where + " " + what);
    }
}
