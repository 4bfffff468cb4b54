package org.primeradiant.siege;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** A remote node of the graph that misbehaves in the way named by a forwarded header. */
final class HostileNode implements AutoCloseable {
    /** Header that callers send and the server forwards. */
    static final String HEADER = "siege-node";

    /** Name of the node in the graph. */
    static final String NAME = "hostile";

    private static final int OK = 200;
    private static final int MEBIBYTE = 1 << 20;
    private static final int BOMB_MEBIBYTES = 1024;
    private static final int OUT_OF_RANGE = 999;

    /** Longer than any call may take, but short enough for the siege to end. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] bomb = bomb();

    HostileNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Compresses a gigabyte of zeros into about a megabyte, by repeating a gzip member. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[MEBIBYTE]);
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < BOMB_MEBIBYTES; i++) {
            bomb.writeBytes(member.toByteArray());
        }
        return bomb.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String behaviour = exchange.getRequestHeaders().getFirst(HEADER);
            switch (behaviour == null ? "" : behaviour) {
                case "endless" -> endless(exchange);
                case "bomb" -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    send(exchange, OK, "application/json", bomb);
                }
                case "status" -> send(exchange, OUT_OF_RANGE, "application/json", "{}".getBytes(UTF_8));
                case "page" -> send(exchange, 500, "text/html", "<h1>proxy error</h1>".getBytes(UTF_8));
                case "silent" -> LockSupport.parkNanos(PATIENCE_NANOS);
                case "headers" -> send(exchange, OK, "application/json", names(exchange));
                default -> send(exchange, OK, "application/json", "{\"strData\":\"node\"}".getBytes(UTF_8));
            }
        }
    }

    /** Sends until the server closes the connection, or for the time limit. */
    private static void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, 0); // 0 for chunked
        byte[] part = " ".repeat(MEBIBYTE).getBytes(UTF_8);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() - end < 0) {
            exchange.getResponseBody().write(part);
        }
    }

    /** Answers the lower-case names of the received headers as a text. */
    private static byte[] names(HttpExchange exchange) {
        String names = String.join(" ", exchange.getRequestHeaders().keySet()).toLowerCase(Locale.ROOT);
        return ("{\"strData\":\"" + names + "\"}").getBytes(UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
