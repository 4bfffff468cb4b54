package org.primeradiant.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recorded request for a prediction in the Open Inference Protocol over REST.
 *
 * @param json the JSON
 * @param tail the bytes of the tensors after it
 */
public record RecordedInfer(byte[] json, byte[] tail) {
    /** Words of the protocol, which damage puts in the place of others. */
    static final List<String> WORDS = List.of(("inputs outputs name shape datatype data parameters id content_type"
                    + " binary_data_size binary_data binary_data_output BOOL UINT8 UINT64 INT8 INT64 FP16 FP32 FP64"
                    + " BF16 BYTES base64 json pd np str output contribution")
            .split(" "));

    private static final String FILE = "/goldens/oip.jsonl";

    /** Returns the recorded REST requests to models. */
    public static List<RecordedInfer> rest() {
        return Recorded.cases(FILE).stream()
                .filter(recorded -> recorded.getString("path", "").endsWith("/infer"))
                .filter(recorded -> recorded.containsKey("body") || recorded.containsKey("body_base64"))
                .map(RecordedInfer::of)
                .toList();
    }

    private static RecordedInfer of(JsonObject recorded) {
        byte[] body = recorded.containsKey("body")
                ? recorded.getString("body").getBytes(UTF_8)
                : Base64.getDecoder().decode(recorded.getString("body_base64"));
        int length = recorded.getJsonObject("headers")
                        .getString("Inference-Header-Content-Length", "")
                        .matches("\\d+")
                ? Integer.parseInt(recorded.getJsonObject("headers").getString("Inference-Header-Content-Length"))
                : body.length;
        int split = Math.min(length, body.length);
        return new RecordedInfer(Arrays.copyOf(body, split), Arrays.copyOfRange(body, split, body.length));
    }

    /** Returns the messages of the recorded gRPC calls to models, single and streamed. */
    public static List<byte[]> grpc() {
        return Recorded.cases(FILE).stream()
                .filter(recorded -> recorded.getString("path", "").endsWith("Infer"))
                .map(recorded -> recorded.get("body_base64"))
                .flatMap(RecordedInfer::texts)
                .map(base64 -> Base64.getDecoder().decode(base64))
                .toList();
    }

    private static Stream<String> texts(JsonValue value) {
        return value instanceof JsonArray list
                ? list.getValuesAs(JsonString.class).stream().map(JsonString::getString)
                : Stream.of(((JsonString) value).getString());
    }
}
