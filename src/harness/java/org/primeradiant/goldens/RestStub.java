package org.primeradiant.goldens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A REST stub of a node. */
final class RestStub implements AutoCloseable {
    private static final int NO_BODY = -1;

    private final String node;
    private final Function<Hop, Answer> answers;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private RestStub(String node, Function<Hop, Answer> answers, HttpServer server) {
        this.node = node;
        this.answers = answers;
        this.server = server;
    }

    static RestStub start(String node, int port, Function<Hop, Answer> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(StubPorts.HOST, port), 0);
        RestStub stub = new RestStub(node, answers, server);
        server.createContext("/", stub::handle);
        server.setExecutor(stub.threads); // children are called concurrently
        server.start();
        return stub;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            String target = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            send(answers.apply(Hop.rest(node, target, headers, body)), exchange);
        }
    }

    private static void send(Answer answer, HttpExchange exchange) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(answer.status()), body.length == 0 ? NO_BODY : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
