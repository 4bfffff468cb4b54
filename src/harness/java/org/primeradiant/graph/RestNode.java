package org.primeradiant.graph;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A REST node with configurable answers that records its requests. */
final class RestNode implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final boolean isTls;
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
        this(Optional.empty(), answering);
    }

    private RestNode(Optional<SSLContext> tls, Answering answering) {
        this.isTls = tls.isPresent();
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = isTls ? HttpsServer.create(any, 1000) : HttpServer.create(any, 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server instanceof HttpsServer https) {
            https.setHttpsConfigurator(mutual(tls.orElseThrow()));
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

    /** Demands a certificate of its callers. */
    private static HttpsConfigurator mutual(SSLContext tls) {
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        };
    }

    /** Creates a node that speaks TLS with callers whose certificate it trusts. */
    static RestNode answering(SSLContext tls, String json) {
        return new RestNode(
                Optional.of(tls),
                (exchange, request) -> send(exchange, 200, "application/json", json.getBytes(StandardCharsets.UTF_8)));
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
        return new Address("127.0.0.1", server.getAddress().getPort(), 0, isTls);
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
