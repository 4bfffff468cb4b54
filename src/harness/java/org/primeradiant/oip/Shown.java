package org.primeradiant.oip;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Messages as text, by which tests compare them: records of arrays are equal only if the arrays are the same. */
final class Shown {
    private Shown() {}

    static String request(InferRequest request) {
        return request.id() + " " + new TreeMap<>(request.parameters()) + tensors(request.inputs())
                + request.outputs().stream()
                        .map(output -> output.name() + new TreeMap<>(output.parameters()))
                        .toList();
    }

    static String response(InferResponse response) {
        return response.model() + "/" + response.version() + " " + response.id() + " "
                + new TreeMap<>(response.parameters()) + tensors(response.outputs());
    }

    private static String tensors(List<NamedTensor> tensors) {
        return tensors.stream().map(Shown::tensor).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String tensor(NamedTensor tensor) {
        return tensor.name() + " " + tensor.datatype() + Arrays.toString(tensor.shape())
                + tensor.array().getClass().getSimpleName() + Arrays.deepToString(new Object[] {tensor.array()})
                + new TreeMap<>(tensor.parameters());
    }
}
