package org.primeradiant.oip;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
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
            case DATA -> List.of(output(defaultName(), ((Data) payload).tensor()));
            case TENSORS -> {
                List<NamedTensor> outputs = new ArrayList<>();
                ((Tensors) payload).tensors().forEach((name, tensor) -> outputs.add(output(name, tensor)));
                yield outputs;
            }
            case TEXT -> List.of(single(new String[] {((Text) payload).value()}, ContentTypes.STRING));
            case BYTES -> List.of(single(new byte[][] {((Bytes) payload).array()}, ContentTypes.BASE64));
            case JSON -> List.of(single(new String[] {((Json) payload).value().toString()}, ContentTypes.JSON));
            case CUSTOM ->
                throw new SeldonException(
                        Reason.INTERNAL_ERROR,
                        "the answer is customData, which the Open Inference Protocol has no form for");
            case NONE -> List.of();
        };
    }

    private String defaultName() {
        return declared.isEmpty() ? unnamed : declared.get(0).name();
    }

    private NamedTensor single(Object array, String contentType) {
        return new NamedTensor(
                defaultName(),
                Datatype.BYTES,
                ONE,
                array,
                Map.of(ContentTypes.PARAMETER, JsonProvider.provider().createValue(contentType)));
    }

    private NamedTensor output(String name, Tensor tensor) {
        Optional<DeclaredTensor> known =
                declared.stream().filter(each -> each.name().equals(name)).findFirst();
        if (known.isPresent()) {
            return known.get().output(tensor);
        }
        for (NamedTensor input : inputs) {
            if (input.array() == tensor.array()) {
                return new NamedTensor(name, input.datatype(), tensor.shape(), tensor.array(), Map.of());
            }
        }
        if (!(tensor.array() instanceof JsonValue[] values)) {
            return new NamedTensor(name, Datatype.of(tensor.type()), tensor.shape(), tensor.array(), Map.of());
        }
        return Elements.areNumbers(values)
                ? new NamedTensor(name, Datatype.FP64, tensor.shape(), Elements.doubles(values), Map.of())
                : new NamedTensor(name, Datatype.BYTES, tensor.shape(), Elements.texts(values), Map.of());
    }

    private List<NamedTensor> chosen(List<NamedTensor> all, Payload payload) {
        List<NamedTensor> chosen = new ArrayList<>();
        for (RequestedOutput wanted : requested) {
            chosen.add(all.stream()
                    .filter(output -> output.name().equals(wanted.name()))
                    .findFirst()
                    .or(() -> column(wanted.name(), payload))
                    .orElseThrow(() -> new SeldonException(
                            Reason.BAD_DATA, "there is no output " + wanted.name() + "; " + outputs(all, payload))));
        }
        return chosen;
    }

    private static String outputs(List<NamedTensor> all, Payload payload) {
        List<String> names = new ArrayList<>(all.stream().map(NamedTensor::name).toList());
        if (payload instanceof Data data) {
            names.addAll(data.names());
        }
        return "the outputs are " + names;
    }

    /** A column of the answer's table, as an output of shape {@code [n, 1]}. */
    private Optional<NamedTensor> column(String name, Payload payload) {
        if (!(payload instanceof Data data) || data.tensor().rank() != 2) {
            return Optional.empty();
        }
        int column = data.names().indexOf(name);
        int width = data.tensor().dimension(1);
        if (column < 0 || column >= width) {
            return Optional.empty();
        }
        int rows = data.tensor().dimension(0);
        Object array = Elements.array(data.tensor().type(), rows);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(data.tensor().array(), row * width + column, array, row, 1);
        }
        return Optional.of(output(name, Tensor.wrap(new int[] {rows, 1}, array)));
    }
}
