package org.primeradiant.graph;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A REST node with configurable answers that records its requests. */
final class RestNode implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    interface Answering {
        void answer(HttpExchange exchange, byte[] body) throws IOException;
    }

    record Asked(String method, String path, Headers headers, String body, int fromPort) {
        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    RestNode(Answering answering) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    new String(body, StandardCharsets.UTF_8),
                    exchange.getRemoteAddress().getPort()));
            answering.answer(exchange, body);
            exchange.close();
        });
        server.start();
    }

    static RestNode answering(int status, String contentType, String body) {
        return new RestNode(
                (exchange, request) -> send(exchange, status, contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    static RestNode answering(String json) {
        return answering(200, "application/json", json);
    }

    static RestNode echoing() {
        return new RestNode((exchange, body) -> send(exchange, 200, "application/json", body));
    }

    static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        if (!contentType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    Address address() {
        return new Address("127.0.0.1", server.getAddress().getPort(), 0);
    }

    List<Asked> asked() {
        return asked;
    }

    Asked onlyAsked() {
        if (asked.size() != 1) {
            throw new AssertionError("got " + asked.size() + " requests instead of one");
        }
        return asked.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
