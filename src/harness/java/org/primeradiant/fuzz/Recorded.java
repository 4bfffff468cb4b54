package org.primeradiant.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;

/**
 * A recorded request.
 *
 * @param method the HTTP method, or the full gRPC method name
 * @param path the path with its query; empty for gRPC
 * @param type the content type; empty if there was none
 * @param body the body; empty if there was none
 */
public record Recorded(String method, String path, String type, byte[] body) {
    private static final List<JsonObject> CASES = cases("/goldens/core.jsonl");

    /** Returns the recorded REST requests that carry JSON in the body or the query. */
    public static List<Recorded> rest() {
        return CASES.stream()
                .filter(recorded -> recorded.getString("transport").equals("rest"))
                .map(recorded -> rest(recorded.getJsonObject("request")))
                .filter(request -> request.body.length > 0 || request.path.contains("json="))
                .filter(request -> !request.method.equals("HEAD"))
                .toList();
    }

    /** Returns the recorded gRPC requests. */
    public static List<Recorded> grpc() {
        return CASES.stream()
                .filter(recorded -> recorded.getString("transport").equals("grpc"))
                .map(recorded -> recorded.getJsonObject("request"))
                .map(request ->
                        new Recorded(request.getString("method").substring(1), "", "", base64(request, "message_b64")))
                .toList();
    }

    private static Recorded rest(JsonObject request) {
        byte[] body = isText(request, "body") ? request.getString("body").getBytes(UTF_8) : base64(request, "body_b64");
        String type = request.getJsonObject("headers").getString("Content-Type", "");
        return new Recorded(
                request.getString("method"), request.getString("path").substring(1), type, body);
    }

    private static byte[] base64(JsonObject request, String name) {
        return isText(request, name) ? Base64.getDecoder().decode(request.getString(name)) : new byte[0];
    }

    private static boolean isText(JsonObject request, String name) {
        return request.containsKey(name) && request.get(name).getValueType() == ValueType.STRING;
    }

    static List<JsonObject> cases(String file) {
        try (InputStream lines = Recorded.class.getResourceAsStream(file)) {
            return new String(lines.readAllBytes(), UTF_8)
                    .lines()
                    .map(Recorded::parsed)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("cannot read the recorded cases", e);
        }
    }

    private static JsonObject parsed(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
