package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** Doubles its input: numbers are multiplied by two, strings and bytes repeated. */
@Named("Doubling")
@ApplicationScoped
public class Doubling implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        if (input instanceof Data data) {
            return Payload.data(doubled(data.tensor()));
        }
        if (input instanceof Text text) {
            return Payload.text(text.value().repeat(2));
        }
        if (input instanceof Bytes bytes) {
            byte[] twice = Arrays.copyOf(bytes.array(), 2 * bytes.array().length);
            System.arraycopy(bytes.array(), 0, twice, bytes.array().length, bytes.array().length);
            return Payload.bytes(twice);
        }
        if (input instanceof Json json) {
            return Python.returned(doubled(json.value()), call);
        }
        throw new IllegalArgumentException("cannot double " + input.kind());
    }

    private static JsonValue doubled(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> {
                JsonArray list = value.asJsonArray();
                yield jakarta.json.Json.createArrayBuilder(list)
                        .addAll(jakarta.json.Json.createArrayBuilder(list))
                        .build();
            }
            case STRING ->
                jakarta.json.Json.createValue(((JsonString) value).getString().repeat(2));
            case NUMBER, TRUE, FALSE -> value;
            case OBJECT, NULL -> throw new IllegalArgumentException("cannot double " + value.getValueType());
        };
    }

    /** Integers stay integers and wrap around on overflow. */
    private static Tensor doubled(Tensor tensor) {
        if (tensor.array() instanceof boolean[]) {
            return Tensor.wrap(
                    tensor.shape(),
                    Arrays.stream(tensor.doubles())
                            .mapToLong(value -> 2 * (long) value)
                            .toArray());
        }
        if (tensor.array() instanceof long[] longs) {
            return Tensor.wrap(
                    tensor.shape(), Arrays.stream(longs).map(value -> 2 * value).toArray());
        }
        return Tensor.wrap(
                tensor.shape(),
                Arrays.stream(tensor.doubles()).map(value -> 2 * value).toArray());
    }
}
