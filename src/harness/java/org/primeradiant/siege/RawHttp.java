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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * HTTP on plain sockets, one request a connection: for bodies that are too large to keep, too slow, or malformed, which
 * a library would not send. Thread-safe.
 */
final class RawHttp implements AutoCloseable {
    private static final int PART = 64 << 10;

    /** Closes connections on which nothing came in time: a write that blocks has no time limit of its own. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    private final int port;
    private final Duration limit;

    /**
     * A client.
     *
     * @param limit how long a request and its answer may take together
     */
    RawHttp(int port, Duration limit) {
        this.port = port;
        this.limit = limit;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** What is done on a connection. */
    interface Talk {
        HttpAnswer on(Socket socket) throws IOException, InterruptedException;
    }

    /** Sends these bytes as they are, and no more on that connection, and reads the answer. */
    Answer send(String request, Function<HttpAnswer, Answer> judge) throws InterruptedException {
        return talk(
                socket -> {
                    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                    return HttpAnswer.read(new BufferedInputStream(socket.getInputStream()));
                },
                judge);
    }

    /** The same of a GET. */
    Answer get(String path) throws InterruptedException {
        return send(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                answer -> new Answer(String.valueOf(answer.status()), answer.body(), false, ""));
    }

    /** Posts a body, and stops as soon as an answer is there. */
    Answer post(String path, Body body) throws InterruptedException {
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
                        // The server has closed its side, perhaps after an answer, which is still there to be read.
                        return HttpAnswer.read(in);
                    }
                    return HttpAnswer.read(new BufferedInputStream(in));
                },
                Answer::rest);
    }

    private static boolean isThere(InputStream in) {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and hangs up after a while. */
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
     * A body of any length that takes no memory.
     *
     * @param part what stands between prefix and suffix, as often as {@code count} says
     * @param pause after each part
     */
    record Body(String prefix, String part, int count, String suffix, Duration pause) {
        /** One that is sent as fast as it goes. */
        static Body of(String prefix, String part, int count, String suffix) {
            return new Body(prefix, part, count, suffix, Duration.ZERO);
        }

        /** One that is in memory. */
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
