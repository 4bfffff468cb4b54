package org.primeradiant.console;

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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Serves the console's page and its data below a context root, with the content security policy that the WAR sends.
 * The given answers are sent one after another, and the last one repeatedly.
 */
final class GraphPageServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'";
    private static final Path PAGE = Path.of("webapp", "console");

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
            AtomicInteger next = new AtomicInteger();
            server.createContext("/", exchange -> page.answer(exchange, "text/plain", new Answer(404, "not here")));
            try (Stream<Path> files = Files.list(PAGE)) {
                for (Path file : files.toList()) {
                    page.serve(file);
                }
            }
            String html = Files.readString(PAGE.resolve("index.html"))
                    .replace("</head>", "<script type=\"module\" src=\"console/test.js\"></script></head>");
            page.serve("/a/root/console", "text/html", html);
            page.serve("/a/root/console/test.js", "text/javascript", script);
            page.serve("/a/root/console/traffic.json", "application/json", "{\"components\":[],\"failures\":[]}");
            page.serve("/a/root/api/v1.0/metadata", "application/json", "{}");
            server.createContext(
                    "/a/root/console/state.json",
                    exchange -> page.answer(
                            exchange, "application/json", data.get(Math.min(next.getAndIncrement(), data.size() - 1))));
            server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Path file) throws IOException {
        String name = file.getFileName().toString();
        String type = Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml", "html", "text/html")
                .get(name.substring(name.lastIndexOf('.') + 1));
        serve("/a/root/console/" + name, type, Files.readString(file));
    }

    private void serve(String path, String type, String content) {
        server.createContext(path, exchange -> answer(exchange, type, new Answer(200, content)));
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
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a/root/console");
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
