package org.primeradiant.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.NestedLists;

/**
 * Turns the outputs of a model into an answer: the tensor of a single output, the probabilities of a classifier with
 * its labels as a tag, or else an object of all outputs. Thread-safe.
 */
final class Answers {
    private static final String LABEL = "label";

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
            call.tag(LABEL, NestedLists.of(flat(outputs.get(classifier.get().label()))));
            return Payload.data(outputs.get(classifier.get().scores()));
        }
        return Payload.json(NestedLists.object(byName(outputs)));
    }

    /** All outputs by name, for a caller that sent tensors by name. */
    Tensors named(List<Tensor> outputs) {
        return new Tensors(byName(outputs));
    }

    private Map<String, Tensor> byName(List<Tensor> outputs) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            named.put(slots.get(i).name(), outputs.get(i));
        }
        return named;
    }

    private static Tensor flat(Tensor labels) {
        return labels.reshape(labels.size());
    }
}
