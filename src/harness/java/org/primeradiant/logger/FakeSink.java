package org.primeradiant.logger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A receiver of CloudEvents, which answers as it is told. Thread-safe. */
public final class FakeSink implements AutoCloseable {
    private static final int BACKLOG = 100;
    private static final int ACCEPTED = 202;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Received> status = event -> ACCEPTED;

    /**
     * An event as it came.
     *
     * @param path where it was sent, with the query
     * @param headers by name; the names are case-insensitive
     * @param bytes the body
     * @param status how it was answered
     */
    public record Received(String path, com.sun.net.httpserver.Headers headers, Bytes bytes, int status) {
        /** A header; empty if absent. */
        public String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }

        /** The id of the event. */
        public String id() {
            return header("ce-id");
        }

        /** The last word of its type: {@code request}, {@code response} or {@code feedback}. */
        public String kind() {
            String type = header("ce-type");
            return type.substring(type.lastIndexOf('.') + 1);
        }

        /** The body as text. */
        public String text() {
            return new String(bytes.value(), StandardCharsets.UTF_8);
        }

        private boolean isTaken() {
            return status == ACCEPTED;
        }

        private Received answered(int its) {
            return new Received(path, headers, bytes, its);
        }
    }

    /** A body. */
    public static final class Bytes {
        private final byte[] value;

        private Bytes(byte[] value) {
            this.value = value;
        }

        /** The bytes, not a copy. */
        public byte[] value() {
            return value;
        }
    }

    private FakeSink(HttpServer server) {
        this.server = server;
    }

    /** Starts a receiver at a free port. */
    public static FakeSink start() throws IOException {
        return start(0);
    }

    /** Starts a receiver at a port. */
    public static FakeSink start(int port) throws IOException {
        FakeSink sink =
                new FakeSink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG));
        sink.server.setExecutor(sink.threads);
        sink.server.createContext("/", sink::receive);
        sink.server.start();
        return sink;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Received event =
                    new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), new Bytes(body), 0);
            int answer = status.applyAsInt(event);
            received.add(event.answered(answer));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    /** Sets how events are answered. */
    public void answers(ToIntFunction<Received> chosen) {
        status = chosen;
    }

    /** Answers as it does at first: takes every event. */
    public void recovers() {
        status = event -> ACCEPTED;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The URL of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** All that came, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What was taken, in order. */
    public List<Received> taken() {
        return received.stream().filter(Received::isTaken).toList();
    }

    /** What was taken at a path. */
    public Stream<Received> takenAt(String path) {
        return taken().stream().filter(event -> event.path().startsWith(path));
    }

    /** Forgets what came. */
    public void forget() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
