package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;

/**
 * What the payload of a component's answer is as tensors; {@code docs/inference.md} documents the table. Immutable.
 *
 * @param inputs the tensors of the request: one that comes back unchanged keeps its datatype
 * @param declared the outputs that the model declares
 * @param requested the outputs that the caller asks for; empty for all
 * @param unnamed the name of a tensor that has none
 */
public record AnswerTensors(
        List<NamedTensor> inputs, List<DeclaredTensor> declared, List<RequestedOutput> requested, String unnamed) {
    /** The usual name of an output that has none. */
    public static final String OUTPUT = "output-0";

    private static final int[] ONE = {1, 1};

    /**
     * The outputs.
     *
     * @return those that the caller asks for, in its order, each once
     * @throws SeldonException {@link Reason#BAD_DATA} if the caller asks for an output that there is not,
     *     {@link Reason#INTERNAL_ERROR} if the protocol has no form for the payload, or it does not fit what the model
     *     declares
     */
    public List<NamedTensor> of(Payload payload) {
        List<NamedTensor> all = all(payload);
        return requested.isEmpty() ? all : chosen(all, payload);
    }

    private List<NamedTensor> all(Payload payload) {
        return switch (payload.type()) {
            case DATA -> {
                Tensor tensor = ((Data) payload).tensor();
                yield List.of(output(defaultName(), tensor, passedOn(tensor)));
            }
            case TENSORS -> named(((Tensors) payload).tensors());
            case TEXT -> List.of(single(new String[] {((Text) payload).value()}, ContentTypes.IS_STRING));
            case BYTES -> List.of(single(new byte[][] {((Bytes) payload).array()}, ContentTypes.IS_BASE64));
            case JSON -> List.of(single(new String[] {((Json) payload).value().toString()}, ContentTypes.IS_JSON));
            case CUSTOM ->
                throw new SeldonException(
                        Reason.INTERNAL_ERROR,
                        "the answer is customData, which the Open Inference Protocol has no form for");
            case NONE -> List.of();
        };
    }

    /** By maps, because a caller can make a component answer any number of tensors that it passes on. */
    private List<NamedTensor> named(Map<String, Tensor> tensors) {
        Map<Object, Datatype> passedOn = new IdentityHashMap<>();
        inputs.forEach(input -> passedOn.put(input.array(), input.datatype()));
        List<NamedTensor> outputs = new ArrayList<>(tensors.size());
        tensors.forEach(
                (name, tensor) -> outputs.add(output(name, tensor, Optional.ofNullable(passedOn.get(tensor.array())))));
        return outputs;
    }

    private Optional<Datatype> passedOn(Tensor tensor) {
        for (NamedTensor input : inputs) {
            if (input.array() == tensor.array()) {
                return Optional.of(input.datatype());
            }
        }
        return Optional.empty();
    }

    private String defaultName() {
        return declared.isEmpty() ? unnamed : declared.get(0).name();
    }

    private NamedTensor single(Object array, Map<String, JsonValue> contentType) {
        return new NamedTensor(defaultName(), Datatype.BYTES, ONE, array, contentType);
    }

    /**
     * An output.
     *
     * @param passedOn the datatype of the input that has this array
     */
    private NamedTensor output(String name, Tensor tensor, Optional<Datatype> passedOn) {
        for (DeclaredTensor each : declared) {
            if (each.name().equals(name)) {
                return each.output(tensor);
            }
        }
        if (passedOn.isPresent()) {
            return new NamedTensor(name, passedOn.get(), tensor.shape(), tensor.array(), Map.of());
        }
        if (!(tensor.array() instanceof JsonValue[] values)) {
            return new NamedTensor(name, Datatype.of(tensor.type()), tensor.shape(), tensor.array(), Map.of());
        }
        return Elements.areNumbers(values)
                ? new NamedTensor(name, Datatype.FP64, tensor.shape(), Elements.doubles(values), Map.of())
                : new NamedTensor(name, Datatype.BYTES, tensor.shape(), Elements.texts(values), Map.of());
    }

    private List<NamedTensor> chosen(List<NamedTensor> all, Payload payload) {
        Map<String, NamedTensor> outputs = new HashMap<>();
        all.forEach(output -> outputs.putIfAbsent(output.name(), output));
        AnswerColumns columns = AnswerColumns.of(payload);
        Map<String, NamedTensor> chosen = new LinkedHashMap<>();
        for (RequestedOutput wanted : requested) {
            String name = wanted.name();
            NamedTensor output = outputs.get(name);
            if (output == null && !columns.has(name)) {
                throw absent(name, all, columns);
            }
            if (output == null && !chosen.containsKey(name)) {
                output = output(name, columns.column(name), Optional.empty());
            }
            chosen.putIfAbsent(name, output);
        }
        return List.copyOf(chosen.values());
    }

    private static SeldonException absent(String name, List<NamedTensor> all, AnswerColumns columns) {
        List<String> names = new ArrayList<>(columns.names());
        names.addAll(0, all.stream().map(NamedTensor::name).toList());
        return new SeldonException(
                Reason.BAD_DATA,
                "there is no output " + Labels.shortened(name) + "; the outputs are " + Labels.list(names));
    }
}
