package org.primeradiant.onnx;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/**
 * Turns the outputs of a model into an answer: the tensor of a single output, the probabilities of a classifier with
 * its labels as a tag, or else an object of all outputs. Thread-safe.
 */
final class Answers {
    private static final String LABEL = "label";

    private final JsonProvider json = JsonProvider.provider();
    private final List<Slot> slots;
    private final Optional<Classifier> classifier;
    private final List<String> classNames;

    /**
     * The two outputs of a classifier.
     *
     * @param label index of the output with the predicted class of each row
     * @param scores index of the output with a score for each class
     */
    private record Classifier(int label, int scores) {}

    /**
     * Recognises what the outputs mean.
     *
     * @param classes the names of the classes that the file declares; empty if there are none
     */
    Answers(List<Slot> slots, List<String> classes) {
        this.slots = List.copyOf(slots);
        this.classifier = classifier(slots, classes);
        this.classNames = columns(classes);
    }

    private static Optional<Classifier> classifier(List<Slot> slots, List<String> classes) {
        for (int label = 0; slots.size() == 2 && label < 2; label++) {
            Slot slot = slots.get(label);
            boolean isNamed = slot.name().contains(LABEL) || !classes.isEmpty();
            boolean isLabel = slot.type() == DataType.INT64 || slot.type() == DataType.BYTES;
            if (isNamed && isLabel && slot.isColumn() && isScores(slots.get(1 - label))) {
                return Optional.of(new Classifier(label, 1 - label));
            }
        }
        return Optional.empty();
    }

    private static boolean isScores(Slot slot) {
        boolean isReal = slot.type() == DataType.FP32 || slot.type() == DataType.FP64;
        return slot.maps() || isReal && (slot.shape().isEmpty() || slot.shape().size() == 2);
    }

    /** The classes, unless the output has another number of columns: a classifier can be made of others. */
    private List<String> columns(List<String> classes) {
        Optional<Slot> scores = classifier
                .map(outputs -> slots.get(outputs.scores()))
                .or(() -> slots.stream().filter(Slot::maps).findFirst());
        return scores.filter(slot -> slot.shape().size() < 2
                        || slot.shape().get(1) < 0
                        || slot.shape().get(1) == classes.size())
                .map(slot -> classes)
                .orElse(List.of());
    }

    /** The names of the answer's columns; empty if they have none. */
    List<String> classNames() {
        return classNames;
    }

    /**
     * The answer, whose tags go to the call.
     *
     * @param outputs one for each slot
     */
    Payload payload(List<Tensor> outputs, Call call) {
        if (outputs.size() == 1) {
            return Payload.data(outputs.get(0));
        }
        if (classifier.isPresent()) {
            call.tag(LABEL, list(flat(outputs.get(classifier.get().label()))));
            return Payload.data(outputs.get(classifier.get().scores()));
        }
        JsonObjectBuilder object = json.createObjectBuilder();
        for (int i = 0; i < outputs.size(); i++) {
            object.add(slots.get(i).name(), list(outputs.get(i)));
        }
        return Payload.json(object.build());
    }

    private static Tensor flat(Tensor labels) {
        return labels.reshape(labels.size());
    }

    private JsonValue list(Tensor tensor) {
        return list(tensor, 0, new int[1]).build();
    }

    private JsonArrayBuilder list(Tensor tensor, int axis, int... next) {
        JsonArrayBuilder list = json.createArrayBuilder();
        for (int i = 0; i < tensor.dimension(axis); i++) {
            if (axis == tensor.rank() - 1) {
                add(list, tensor, next[0]++);
            } else {
                list.add(list(tensor, axis + 1, next));
            }
        }
        return list;
    }

    /** What is not finite becomes null, since JSON has no such numbers. Floats keep their own digits. */
    private void add(JsonArrayBuilder list, Tensor tensor, int i) {
        switch (tensor.type()) {
            case LONG -> list.add(((long[]) tensor.array())[i]);
            case INT -> list.add(((int[]) tensor.array())[i]);
            case BOOLEAN -> list.add(((boolean[]) tensor.array())[i]);
            case STRING -> list.add(((String[]) tensor.array())[i]);
            case FLOAT, DOUBLE -> {
                double number = tensor.doubleAt(i);
                if (Double.isFinite(number)) {
                    boolean isFloat = tensor.array() instanceof float[];
                    list.add(isFloat ? Double.parseDouble(Float.toString((float) number)) : number);
                } else {
                    list.addNull();
                }
            }
            case JSON -> throw new IllegalStateException("no output has JSON values");
        }
    }
}
