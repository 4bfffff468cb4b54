package org.primeradiant.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Sends damaged requests over REST, on persistent connections, and judges the answers. Thread-safe. */
public final class RestDoor {
    private static final URI SERVER =
            URI.create("http://127.0.0.1:" + System.getProperty("radiant.http.port", "8080") + "/");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final List<String> OPERATIONS = List.of(
            "predict",
            "transform-input",
            "transform-output",
            "route",
            "aggregate",
            "send-feedback",
            "api/v1.0/predictions",
            "health/status");

    private final URI server;
    private final Set<Integer> busy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Forms forms = new Forms();
    private final List<Recorded> requests;
    private final JsonDamage damage;

    RestDoor(List<Recorded> requests) {
        this(SERVER, requests, Set.of());
    }

    /**
     * Creates a client for another server, which may be overloaded.
     *
     * @param busy statuses that are acceptable for any request if the answer has a {@code Retry-After}
     */
    public RestDoor(URI server, List<Recorded> requests, Set<Integer> busy) {
        this.server = server;
        this.busy = Set.copyOf(busy);
        this.requests = requests;
        List<byte[]> bodies = new ArrayList<>();
        requests.forEach(request -> bodies.addAll(forms.json(request)));
        damage = new JsonDamage(bodies);
    }

    /** Sends one request and returns the complaint about the answer, or an empty string. */
    String wrong(RandomGenerator random, String target) {
        return verdict(random, target).complaint();
    }

    /** Sends one request and judges the answer. */
    public Verdict verdict(RandomGenerator random, String target) {
        Recorded recorded = requests.get(random.nextInt(requests.size()));
        List<byte[]> bodies = forms.json(recorded);
        byte[] json = damage.damaged(bodies.get(random.nextInt(bodies.size())), random);
        Recorded request = random.nextInt(10) == 0
                ? new Recorded(
                        recorded.method(),
                        recorded.path(),
                        recorded.type(),
                        ByteDamage.damaged(recorded.body(), random))
                : forms.with(json, recorded, random);
        String path = prefix(target) + (random.nextInt(3) == 0 ? other(request.path(), random) : request.path());
        Verdict verdict = verdict(request, path);
        return verdict.complaint().isEmpty()
                ? verdict
                : new Verdict(verdict.status(), verdict.complaint() + "; request: " + described(request, path));
    }

    private static String prefix(String target) {
        return target.isEmpty() ? "" : "components/" + target + "/";
    }

    /** Replaces the operation and keeps the query. */
    private static String other(String path, RandomGenerator random) {
        int query = path.indexOf('?');
        return OPERATIONS.get(random.nextInt(OPERATIONS.size())) + (query < 0 ? "" : path.substring(query));
    }

    private Verdict verdict(Recorded request, String path) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(server.resolve("/" + path))
                .timeout(LONGEST)
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        if (!request.type().isEmpty()) {
            sent.header("Content-Type", request.type());
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

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private String complaint(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String type = type(answer);
        String body = new String(answer.body(), UTF_8);
        boolean refused = busy.contains(status)
                && answer.headers().firstValue("Retry-After").isPresent();
        boolean known = refused || status == 200 || status >= 400 && status < 500;
        if (!known) {
            return "answered " + status + " " + beginning(body);
        }
        if (!type.equals("application/json")) {
            return status + " of type " + type + " " + beginning(body);
        }
        if (status == 200) {
            boolean message = !answer.uri().getPath().endsWith("/metadata");
            return !message || body.contains("\"meta\":") ? "" : "200 without meta: " + beginning(body);
        }
        return Inside.isShown(body) || !ErrorBody.isError(body) ? status + " " + beginning(body) : "";
    }

    private static String beginning(String body) {
        return body.substring(0, Math.min(500, body.length()));
    }

    private static String described(Recorded request, String path) {
        return request.method() + " /" + path + " as " + request.type() + ", body in base64: "
                + Base64.getEncoder().encodeToString(request.body());
    }
}
