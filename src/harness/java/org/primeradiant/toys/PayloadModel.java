package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Json;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Text;

/** Handles each kind of payload differently. */
@Named("PayloadModel")
@ApplicationScoped
public class PayloadModel implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        if (input instanceof Text text) {
            return Payload.text(text.value().toUpperCase(Locale.ROOT));
        }
        if (input instanceof Bytes bytes) {
            return Payload.bytes(reversed(bytes.array()));
        }
        return input instanceof Json json ? json(json.value(), call) : input;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static Payload json(JsonValue value, Call call) {
        var answer = jakarta.json.Json.createObjectBuilder();
        return switch (value.getValueType()) {
            case OBJECT -> {
                JsonObject object = value.asJsonObject();
                yield Payload.json(
                        answer.add("echo", object).add("n", object.size()).build());
            }
            case ARRAY -> {
                JsonArray list = value.asJsonArray();
                yield Payload.json(answer.add("list", list).build());
            }
            case STRING ->
                Python.returned(
                        jakarta.json.Json.createValue(
                                ((jakarta.json.JsonString) value).getString().toUpperCase(Locale.ROOT)),
                        call);
            case NUMBER -> typed(((JsonNumber) value).isIntegral() && !Python.isGrpc(call) ? "int" : "float", value);
            case TRUE, FALSE -> typed("bool", value);
            case NULL -> typed("NoneType", value);
        };
    }

    private static Payload typed(String type, JsonValue value) {
        return Payload.json(jakarta.json.Json.createObjectBuilder()
                .add("type", type)
                .add("value", value)
                .build());
    }
}
