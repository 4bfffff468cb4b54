package org.primeradiant.jwt;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Keys at a URL of the issuer. They are fetched again every five minutes, and when a token names an unknown key, but
 * then five seconds after the last time at the earliest. A fetch has a thread of its own; only the caller that begins
 * it for an unknown key waits for it, and the others go on with the keys known. While the issuer does not answer, the
 * known keys stay.
 */
final class KeyUrl implements KeySource {
    /** The time limit of a fetch, and the shortest time between two. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Logger LOGGER = System.getLogger(KeyUrl.class.getName());

    private final URI location;
    private final ThreadFactory threads;
    private final LongSupplier nanos;
    private final AtomicReference<Fetch> last = new AtomicReference<>();
    private volatile KeySet keys = KeySet.EMPTY;
    private volatile String failure = "";

    private record Fetch(long begin, KeyDownload download, FutureTask<KeySet> task) {
        boolean isOver() {
            return task.isDone();
        }
    }

    /**
     * Creates the source; fetches nothing yet.
     *
     * @param threads creates the thread of each fetch
     * @param nanos the time as of {@link System#nanoTime}
     */
    KeyUrl(URI location, ThreadFactory threads, LongSupplier nanos) {
        this.location = location;
        this.threads = threads;
        this.nanos = nanos;
    }

    @Override
    public KeySet keys() {
        Fetch fetch = last.get();
        if (fetch != null && nanos.getAsLong() - fetch.begin() >= LIFE.toNanos()) {
            begin(fetch);
        }
        return keys;
    }

    /** Begins a fetch, if one is due, and waits for it; at the start of a deployment too. */
    @Override
    public KeySet refreshed() {
        Fetch before = last.get();
        if (before != null && nanos.getAsLong() - before.begin() < PAUSE.toNanos()) {
            return keys;
        }
        if (begin(before)) {
            await(last.get());
        }
        return keys;
    }

    /** Whether this thread has begun a fetch. */
    private boolean begin(Fetch before) {
        if (before != null && !before.isOver()) {
            before.download().abort(); // its headers drip in, which no timeout of the JDK bounds
        }
        KeyDownload download;
        try {
            download = KeyDownload.of(location, PAUSE);
        } catch (IOException e) {
            report(e);
            return false;
        }
        Fetch fetch = new Fetch(nanos.getAsLong(), download, new FutureTask<>(() -> fetch(download)));
        if (!last.compareAndSet(before, fetch)) {
            return false;
        }
        threads.newThread(fetch.task()).start();
        return true;
    }

    private KeySet fetch(KeyDownload download) {
        try {
            KeySet fetched = download.run();
            if (!failure.isEmpty()) {
                LOGGER.log(Level.INFO, () -> location + " answers with keys again");
            }
            failure = "";
            keys = fetched;
        } catch (IOException | IllegalArgumentException e) {
            report(e);
        }
        return keys;
    }

    private void report(Exception e) {
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!reason.equals(failure)) {
            failure = reason;
            LOGGER.log(Level.WARNING, () -> "Cannot fetch keys from " + location + ", the known ones stay: " + reason);
        }
    }

    private static void await(Fetch fetch) {
        try {
            fetch.task().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call is over; the fetch goes on for others
        } catch (ExecutionException e) {
            throw new IllegalStateException("fetching keys failed", e.getCause());
        } catch (TimeoutException e) {
            LOGGER.log(Level.DEBUG, "the keys have not come in time");
        }
    }
}
