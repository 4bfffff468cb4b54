package org.primeradiant.logger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.primeradiant.api.Caller;
import org.primeradiant.api.PayloadRedactor;
import org.primeradiant.identity.Access;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.LoggerSettings;
import org.primeradiant.settings.LoggerSettings.Mode;

/** Payload logs without a container. */
public final class Logs implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 5;

    private final Sinks sinks;

    private Logs(Sinks sinks) {
        this.sinks = sinks;
    }

    /** Opens a log. */
    static Logs open(LoggerSettings settings, PayloadRedactor... redactors) {
        return new Logs(new Sinks(settings, List.of(redactors), Logs::thread, new Meters(Map.of())));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "test-logger");
        thread.setDaemon(true);
        return thread;
    }

    /** Settings with a queue of 10,000 events and 64 MiB. */
    static LoggerSettings settings() {
        return settings(10_000, 64 << 20);
    }

    static LoggerSettings settings(int queue, long memory) {
        return new LoggerSettings(Mode.ALL, "", Map.of(), queue, memory, "", 0, "http://radiant:8080/", "scoring");
    }

    /** The same settings with a spool. */
    static LoggerSettings spooling(LoggerSettings settings, Path folder, long size) {
        return new LoggerSettings(
                settings.mode(),
                settings.url(),
                settings.sampling(),
                settings.queue(),
                settings.memory(),
                folder.toString(),
                size,
                settings.source(),
                settings.namespace());
    }

    /** The log of a component. */
    ComponentLog component(String url) {
        return component(url, 1, Access.OPEN);
    }

    ComponentLog component(String url, double rate, Access access) {
        return new ComponentLog(
                Mode.ALL,
                sinks.of(URI.create(url)),
                "iris",
                "seldon",
                rate,
                new Origin("http://radiant:8080/", "irises", "scoring", "main"),
                access);
    }

    /** Logs requests with these texts. */
    void log(String url, String... texts) {
        for (String text : texts) {
            component(url).call(Caller.NONE, "puid-1").request(() -> body(text));
        }
    }

    static Body body(String text) {
        return Body.json(text.getBytes(StandardCharsets.UTF_8));
    }

    LoggerMetrics metrics() {
        return sinks.metrics();
    }

    /** Waits until something is true; fails after a minute. */
    public static void await(String what, BooleanSupplier isTrue) throws InterruptedException {
        long start = System.nanoTime();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** The folder of a sink in a spool. */
    static Path folder(Path spool, String url) throws IOException {
        return spool.resolve(Sinks.name(URI.create(url)));
    }

    /** Stops as a deployment does. */
    @Override
    public void close() {
        close(TimeUnit.SECONDS.toNanos(3));
    }

    void close(long nanos) {
        sinks.close(System.nanoTime() + nanos);
    }
}
