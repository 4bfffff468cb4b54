package org.primeradiant.onnx;

import java.util.List;
import java.util.Map;

/**
 * What a model's file says about it.
 *
 * @param inputs the inputs, in the file's order
 * @param outputs the outputs, in the file's order
 * @param facts producer, description and further entries of the file
 */
public record Signature(List<Slot> inputs, List<Slot> outputs, Map<String, String> facts) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        facts = Map.copyOf(facts);
    }
}
