package org.primeradiant.oip;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes messages comparable: records with arrays are equal only if the arrays are the same. */
final class InferMessages {
    private InferMessages() {}

    /** Everything in a request, in lists. */
    static List<Object> parts(ModelInferRequest message) {
        InferRequest request = message.request();
        return List.of(
                message.model(),
                message.version(),
                message.raw(),
                request.id(),
                request.parameters(),
                request.outputs(),
                request.inputs().stream().map(InferMessages::parts).toList());
    }

    private static List<Object> parts(NamedTensor tensor) {
        return List.of(
                tensor.name(),
                tensor.datatype(),
                Arrays.toString(tensor.shape()),
                tensor.array().getClass(),
                elements(tensor.array()),
                tensor.parameters());
    }

    /** The elements, by bits: a NaN is equal to itself, and 0 is not -0. */
    private static List<Object> elements(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            elements.add(element instanceof byte[] bytes ? Arrays.toString(bytes) : element);
        }
        return elements;
    }
}
