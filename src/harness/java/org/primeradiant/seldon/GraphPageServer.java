package org.primeradiant.seldon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves the graph page and its data below a context root, with the content security policy that the WAR sends. The
 * given answers are sent one after another, and the last one repeatedly.
 */
final class GraphPageServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";
    private static final Path PAGE = Path.of("webapp", "graph.html");

    private final HttpServer server;
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    private GraphPageServer(HttpServer server) {
        this.server = server;
    }

    record Answer(int status, String body) {}

    /**
     * Starts the server.
     *
     * @param script runs on the page after the page's own; may be empty
     */
    static GraphPageServer start(List<Answer> data, String script) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            GraphPageServer page = new GraphPageServer(server);
            Answer html = new Answer(200, Files.readString(PAGE) + "<script>" + script + "</script>");
            AtomicInteger next = new AtomicInteger();
            server.createContext("/", exchange -> page.answer(exchange, "text/plain", new Answer(404, "not here")));
            server.createContext("/a/root/graph", exchange -> page.answer(exchange, "text/html", html));
            server.createContext(
                    "/a/root/graph.json",
                    exchange -> page.answer(
                            exchange, "application/json", data.get(Math.min(next.getAndIncrement(), data.size() - 1))));
            server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, String type, Answer answer) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a/root/graph");
    }

    /** Returns every requested path. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
