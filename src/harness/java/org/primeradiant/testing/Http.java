package org.primeradiant.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the server under test over HTTP. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final URI SERVER = URI.create("http://127.0.0.1:" + port() + "/");

    private static final Pattern COMPONENT = Pattern.compile("\"name\":\"([^\"]+)\"");

    private Http() {}

    /** The server's port. */
    public static int port() {
        return Integer.getInteger("radiant.http.port", 8080);
    }

    public static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(SERVER.resolve(path)));
    }

    public static HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Posts JSON with additional headers. */
    public static HttpResponse<String> post(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends a request without a body. */
    public static HttpResponse<String> with(String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(SERVER.resolve(path)).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends a request with {@code Authorization} headers; its body is JSON, unless it is empty. */
    public static HttpResponse<String> with(String method, String path, String body, List<String> authorizations) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVER + path.substring(1)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        authorizations.forEach(value -> request.header("Authorization", value));
        return send(request);
    }

    public static HttpResponse<String> send(String method, String path, String type, BodyPublisher body) {
        return send(HttpRequest.newBuilder(SERVER.resolve(path))
                .header("Content-Type", type)
                .method(method, body));
    }

    /**
     * Waits until the components of the WAR at the root have loaded or failed to load. Polls the metadata of a
     * component, which calls no component, counts no request, and needs no component at the root.
     */
    public static void awaitLoaded() {
        awaitLoaded("");
    }

    /** Waits likewise for the WAR at a context path. */
    public static void awaitLoaded(String contextPath) {
        String components = contextPath + "/components";
        Matcher component = COMPONENT.matcher(get(components).body());
        if (component.find()) {
            String metadata = components + "/" + component.group(1) + "/metadata";
            while (get(metadata).body().contains("still loading")) {
                Thread.onSpinWait();
            }
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.build() + " failed", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
