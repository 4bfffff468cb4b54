package org.primeradiant.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * HTTP on plain sockets with one request per connection, for bodies that are too large to hold in memory, too slow or
 * malformed, which an HTTP library would not send. Thread-safe.
 */
final class RawHttp implements AutoCloseable {
    private static final int PART = 64 << 10;

    /** Closes connections at their time limit, because a blocking write has no timeout of its own. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    private final int port;
    private final Duration limit;

    /**
     * Creates a client.
     *
     * @param limit time limit for a request and its answer together
     */
    RawHttp(int port, Duration limit) {
        this.port = port;
        this.limit = limit;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** An exchange on a connection. */
    interface Talk {
        HttpAnswer on(Socket socket) throws IOException, InterruptedException;
    }

    /** Sends the given bytes on a new connection and reads the answer. */
    Answer send(String request, Function<HttpAnswer, Answer> judge) throws InterruptedException {
        return talk(
                socket -> {
                    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                    return HttpAnswer.read(new BufferedInputStream(socket.getInputStream()));
                },
                judge);
    }

    /** Sends a GET request. */
    Answer get(String path, Map<String, String> headers) throws InterruptedException {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return send(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines + "\r\n",
                answer -> new Answer(String.valueOf(answer.status()), answer.body(), false, ""));
    }

    /** Posts a body, and stops sending once an answer arrives. */
    Answer post(String path, Body body) throws InterruptedException {
        return post(path, body, Answer::rest);
    }

    /** Posts a body to a path with error bodies of its own. */
    Answer post(String path, Body body, Function<HttpAnswer, Answer> judge) throws InterruptedException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return talk(
                socket -> {
                    InputStream in = socket.getInputStream();
                    OutputStream out = socket.getOutputStream();
                    try {
                        out.write(head.getBytes(ISO_8859_1));
                        body.write(out, () -> isThere(in));
                    } catch (IOException | UncheckedIOException e) {
                        // The server has closed its side, perhaps after sending an answer, which can still be read.
                        return HttpAnswer.read(in);
                    }
                    return HttpAnswer.read(new BufferedInputStream(in));
                },
                judge);
    }

    private static boolean isThere(InputStream in) {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and closes the connection after the given time. */
    Answer hangUp(String request, Duration after) throws InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            Thread.sleep(after.toMillis());
            return Answer.hungUp();
        } catch (IOException e) {
            return Answer.closed(e.toString());
        }
    }

    private Answer talk(Talk talk, Function<HttpAnswer, Answer> judge) throws InterruptedException {
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            ScheduledFuture<?> end = timer.schedule(() -> close(socket), limit.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return judge.apply(talk.on(socket));
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            return System.nanoTime() - start < limit.toNanos() ? Answer.closed(e.toString()) : Answer.timeout();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /**
     * A body of any length that is not held in memory.
     *
     * @param part repeated {@code count} times between prefix and suffix
     * @param pause the pause after each part; if zero, parts are sent in blocks
     */
    record Body(String prefix, String part, int count, String suffix, Duration pause) {
        /** Creates a body that is sent as fast as possible. */
        static Body of(String prefix, String part, int count, String suffix) {
            return new Body(prefix, part, count, suffix, Duration.ZERO);
        }

        /** Creates a body that is held in memory. */
        static Body of(String text) {
            return of(text, "", 0, "");
        }

        long length() {
            return prefix.length() + (long) part.length() * count + suffix.length();
        }

        private void write(OutputStream out, BooleanSupplier answered) throws IOException, InterruptedException {
            int perBlock = pause.isZero() ? Math.max(1, PART / Math.max(1, part.length())) : 1;
            byte[] block = part.repeat(perBlock).getBytes(ISO_8859_1);
            out.write(prefix.getBytes(ISO_8859_1));
            for (int left = count; left > 0 && !answered.getAsBoolean(); left -= perBlock) {
                out.write(block, 0, Math.min(left, perBlock) * part.length());
                Thread.sleep(pause.toMillis());
            }
            if (!answered.getAsBoolean()) {
                out.write(suffix.getBytes(ISO_8859_1));
            }
        }
    }
}
