package org.primeradiant.logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.primeradiant.api.PayloadRedactor;
import org.primeradiant.metrics.Meters;
import org.primeradiant.records.FolderLock;
import org.primeradiant.settings.LoggerSettings;

/** The sinks of a deployment. Threads and files are only used once there is a sink. Thread-safe. */
final class Sinks {
    private static final int NAME_LENGTH = 16;
    private static final int IDLE_SECONDS = 10;

    private final LoggerSettings settings;
    private final ThreadFactory factory;
    private final Meters meters;
    private final LoggerMetrics metrics = new LoggerMetrics();
    private final SpoolSpace space;
    private final ThreadPoolExecutor senders;
    private final Courier courier;
    private final Sink.Parts parts;

    // Guarded by this.
    private final Map<URI, Sink> sinks = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private FolderLock lock;

    /** Creates an empty set of sinks. */
    Sinks(LoggerSettings settings, List<PayloadRedactor> redactors, ThreadFactory factory, Meters meters) {
        this.settings = settings;
        this.factory = factory;
        this.meters = meters;
        this.space = new SpoolSpace(settings.spoolSize());
        // As many threads as there are attempts, which sinks bound; a queue would let a slow sink delay the others.
        this.senders = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        ThreadPoolExecutor answers =
                new ThreadPoolExecutor(2, 2, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        answers.allowCoreThreadTimeOut(true);
        this.courier = new Courier(answers);
        this.parts = new Sink.Parts(
                settings.queue(),
                new HeldMemory(settings.memory()),
                new Encoder(redactors, metrics),
                courier,
                senders,
                metrics);
    }

    /**
     * The sink with an address, which is started if it is new.
     *
     * @throws UncheckedIOException if the spool cannot be opened, or is used by somebody else
     */
    synchronized Sink of(URI url) {
        Sink known = sinks.get(url);
        return known == null ? started(url) : known;
    }

    private Sink started(URI url) {
        if (sinks.isEmpty()) {
            meters.add(metrics.collectors(this::waiting, space::used));
        }
        Sink sink = new Sink(url, parts, spool(url));
        Thread thread = factory.newThread(sink::run);
        sinks.put(url, sink);
        threads.add(thread);
        thread.start();
        return sink;
    }

    private synchronized long waiting() {
        return sinks.values().stream().mapToLong(Sink::size).sum();
    }

    private Optional<Spool> spool(URI url) {
        if (settings.spool().isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(settings.spool());
        try {
            if (lock == null) {
                Spool.ownedFolder(folder);
                lock = FolderLock.take(folder);
            }
            return Optional.of(Spool.open(folder.resolve(name(url)), space, metrics));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Radiant: " + LoggerSettings.SPOOL + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The name of a sink's folder, which stays the same when credentials in the URL change. */
    static String name(URI url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Outage.shown(url).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    LoggerMetrics metrics() {
        return metrics;
    }

    /**
     * Ends all sinks.
     *
     * @param byNanoTime when they must have ended
     */
    synchronized void close(long byNanoTime) {
        sinks.values().forEach(sink -> sink.close(byNanoTime));
        try {
            for (Thread thread : threads) {
                // A little more: to close the files takes no time worth limiting.
                thread.join(1
                        + TimeUnit.NANOSECONDS.toMillis(Math.max(0, byNanoTime - System.nanoTime()))
                        + TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        senders.shutdownNow();
        courier.close();
        unlock();
    }

    private void unlock() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Radiant: cannot close the lock of " + LoggerSettings.SPOOL, e);
            }
        }
    }
}
