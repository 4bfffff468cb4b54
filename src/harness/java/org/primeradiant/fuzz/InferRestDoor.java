package org.primeradiant.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Sends damaged requests of the Open Inference Protocol over REST, with and without binary tensors, and judges the
 * answers. Thread-safe.
 */
public final class InferRestDoor {
    private static final URI SERVER =
            URI.create("http://127.0.0.1:" + System.getProperty("radiant.http.port", "8080") + "/");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";
    private static final List<String> LENGTHS = List.of("0", "-1", "1", "2147483647", "99999999999", "abc", "", "+5");
    private static final List<String> PATHS = List.of(
            "/v2/repository/index", "/v2/repository/models/nobody/load", "/v2/models/identity/versions/1/infer");

    private final URI server;
    private final Set<Integer> busy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<RecordedInfer> requests;
    private final JsonDamage damage;

    InferRestDoor(List<RecordedInfer> requests) {
        this(SERVER, requests, Set.of());
    }

    /**
     * Creates a client for another server, which may be overloaded.
     *
     * @param busy statuses that are acceptable for any request if the answer has a {@code Retry-After}
     */
    public InferRestDoor(URI server, List<RecordedInfer> requests, Set<Integer> busy) {
        this.server = server;
        this.busy = Set.copyOf(busy);
        this.requests = List.copyOf(requests);
        damage = new JsonDamage(requests.stream().map(RecordedInfer::json).toList(), RecordedInfer.WORDS);
    }

    /** Sends one request to a model and returns the complaint about the answer, or an empty string. */
    String wrong(RandomGenerator random, String model) {
        return verdict(random, model).complaint();
    }

    /** Sends one request and judges the answer. */
    public Verdict verdict(RandomGenerator random, String model) {
        RecordedInfer recorded = requests.get(random.nextInt(requests.size()));
        byte[] json = random.nextInt(6) == 0 ? recorded.json() : damage.damaged(recorded.json(), random);
        byte[] tail = random.nextInt(3) == 0 ? ByteDamage.damaged(recorded.tail(), random) : recorded.tail();
        byte[] body = ByteDamage.joined(json, tail);
        String length = random.nextInt(8) == 0
                ? LENGTHS.get(random.nextInt(LENGTHS.size()))
                : String.valueOf(Math.max(0, json.length + (random.nextInt(8) == 0 ? random.nextInt(9) - 4 : 0)));
        boolean isAnnounced = recorded.tail().length > 0 || random.nextInt(4) == 0;
        String path = random.nextInt(12) == 0
                ? PATHS.get(random.nextInt(PATHS.size()))
                : "/v2/models/" + (model.isEmpty() ? "%20" : model) + "/infer";
        Verdict verdict = verdict(path, isAnnounced ? length : "", body);
        return verdict.complaint().isEmpty()
                ? verdict
                : new Verdict(
                        verdict.status(),
                        verdict.complaint() + "; request: " + path + ", length '" + (isAnnounced ? length : "")
                                + "', body in base64: " + Base64.getEncoder().encodeToString(body));
    }

    private Verdict verdict(String path, String length, byte... body) {
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(server.resolve(path)).timeout(LONGEST).POST(BodyPublishers.ofByteArray(body));
        if (!length.isEmpty()) {
            sent.header(JSON_LENGTH, length);
        }
        try {
            HttpResponse<byte[]> answer = client.send(sent.build(), BodyHandlers.ofByteArray());
            return new Verdict(String.valueOf(answer.statusCode()), complaint(answer));
        } catch (IOException e) {
            return new Verdict("DROPPED", "no answer: " + e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private String complaint(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String body = new String(answer.body(), UTF_8);
        boolean refused = busy.contains(status)
                && answer.headers().firstValue("Retry-After").isPresent();
        boolean known = refused || status == 200 || status >= 400 && status < 500;
        if (!known) {
            return "answered " + status + " " + beginning(body);
        }
        if (status == 200) {
            return isWhole(answer) ? "" : "200 that is incomplete: " + beginning(body);
        }
        return Inside.isShown(body) || !isError(body) ? status + " " + beginning(body) : "";
    }

    /** Whether the answer lists models, or is a prediction with as much JSON as it announces. */
    private static boolean isWhole(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        int length =
                answer.headers().firstValue(JSON_LENGTH).map(Integer::valueOf).orElse(body.length);
        String json = new String(Arrays.copyOf(body, Math.min(length, body.length)), UTF_8);
        return length <= body.length
                && (json.startsWith("[") && json.endsWith("]") || json.contains("\"outputs\":") && json.endsWith("}"));
    }

    /** Returns true if the body is an error of the protocol with a non-blank text. */
    public static boolean isError(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject error = reader.readObject();
            return error.size() == 1
                    && error.get("error") instanceof JsonString text
                    && !text.getString().isBlank();
        } catch (JsonException e) {
            return false;
        }
    }

    private static String beginning(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }
}
