package org.primeradiant.goldens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Asks over REST again what was recorded. */
final class RestDoor {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server = "http://127.0.0.1:" + System.getProperty("radiant.http.port", "8080");

    /**
     * Sends a case's request.
     *
     * @param prefix goes before the path
     */
    Answer ask(Case recorded, String prefix) {
        String target = prefix + Tree.at(recorded.request(), "path");
        return ask(recorded.method(), target, recorded.requestHeaders(), recorded.body());
    }

    /** Sends a request; without a body, if it is empty and the method is not POST. */
    Answer ask(String method, String target, Map<String, String> headers, byte[] body) {
        boolean without = body.length == 0 && !method.equals("POST");
        BodyPublisher publisher = without ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + target)).method(method, publisher);
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Gets a path. */
    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path)).build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return Answer.rest(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Answer.rest(0, Map.of(), "no answer: " + e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
