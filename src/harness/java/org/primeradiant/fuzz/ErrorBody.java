package org.primeradiant.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Set;

/** Recognizes Seldon's error body. */
public final class ErrorBody {
    private ErrorBody() {}

    /** Returns true if the body is a Seldon error with a non-blank info text. */
    public static boolean isError(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject error = reader.readObject();
            JsonObject status = error.getJsonObject("status");
            return error.size() == 1
                    && status != null
                    && status.keySet().equals(Set.of("code", "info", "reason", "status"))
                    && status.getInt("code") == -1
                    && status.getInt("status") == 1
                    && status.getString("reason").startsWith("MICROSERVICE_")
                    && status.get("info").getValueType() == JsonValue.ValueType.STRING
                    && !status.getString("info").isBlank();
        } catch (JsonException e) {
            return false;
        }
    }
}
