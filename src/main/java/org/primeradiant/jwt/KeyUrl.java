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
 * Keys at a URL of the issuer. Callers have them fetched again every five minutes, and when a token may be of an
 * unknown key, but then five seconds after the last time at the earliest. A fetch has a thread of its own; only the
 * caller that begins it for an unknown key waits for it, and the others go on with the keys known. Once these are ten
 * minutes old, as after a time without calls, every caller waits for a fetch under way, since a key may have been
 * withdrawn. While the issuer does not answer, the known keys stay for an hour.
 */
final class KeyUrl implements KeySource {
    /** The time limit of a fetch, and the shortest time between two. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    static final Duration LIFE = Duration.ofMinutes(5);

    /** The age at which callers no longer use the keys while a fetch is under way. */
    static final Duration STALE = LIFE.multipliedBy(2);

    /** The age at which the keys are no longer used. */
    static final Duration END = Duration.ofHours(1);

    private static final Logger LOGGER = System.getLogger(KeyUrl.class.getName());

    private final URI location;
    private final ThreadFactory threads;
    private final LongSupplier nanos;
    private final AtomicReference<Fetch> last = new AtomicReference<>();
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(KeySet.EMPTY, 0));
    private volatile String failure = "";

    private record Fetch(long begin, KeyDownload download, FutureTask<Void> task) {
        boolean isOver() {
            return task.isDone();
        }
    }

    /** Keys, and when the fetch that brought them began. */
    private record Known(KeySet keys, long begin) {
        boolean isOlderThan(Duration age, long now) {
            return now - begin >= age.toNanos();
        }

        /** The younger of both: an aborted fetch may still end, after the next one. */
        Known or(Known other) {
            return keys.keys().isEmpty() || other.begin - begin > 0 ? other : this;
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
        Known now = known.get();
        if (!now.keys().keys().isEmpty() && now.isOlderThan(STALE, nanos.getAsLong())) {
            await(last.get());
        }
        return usable();
    }

    /** Begins a fetch, if one is due, and waits for it; at the start of a deployment too. */
    @Override
    public KeySet refreshed() {
        Fetch before = last.get();
        if (before != null && nanos.getAsLong() - before.begin() < PAUSE.toNanos()) {
            return usable();
        }
        if (begin(before)) {
            await(last.get());
        }
        return usable();
    }

    private KeySet usable() {
        Known now = known.get();
        return now.isOlderThan(END, nanos.getAsLong()) ? KeySet.EMPTY : now.keys();
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
        long begin = nanos.getAsLong();
        Fetch fetch = new Fetch(begin, download, new FutureTask<>(() -> fetch(download, begin), null));
        if (!last.compareAndSet(before, fetch)) {
            return false;
        }
        threads.newThread(fetch.task()).start();
        return true;
    }

    private void fetch(KeyDownload download, long begin) {
        try {
            Known fetched = new Known(download.run(), begin);
            if (!failure.isEmpty()) {
                LOGGER.log(Level.INFO, () -> location + " answers with keys again");
            }
            failure = "";
            known.updateAndGet(now -> now.or(fetched));
        } catch (IOException | IllegalArgumentException e) {
            report(e);
        }
    }

    private void report(Exception e) {
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!reason.equals(failure)) {
            failure = reason;
            LOGGER.log(
                    Level.WARNING,
                    () -> "Cannot fetch keys from " + location + ", the known ones stay for an hour: " + reason);
        }
    }

    /** Waits until the fetch is over or its time is up, which may have been before. */
    private void await(Fetch fetch) {
        long left = Math.max(0, PAUSE.toNanos() - (nanos.getAsLong() - fetch.begin()));
        try {
            fetch.task().get(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call is over; the fetch goes on for others
        } catch (ExecutionException e) {
            throw new IllegalStateException("fetching keys failed", e.getCause());
        } catch (TimeoutException e) {
            LOGGER.log(Level.DEBUG, "the keys have not come in time");
        }
    }
}
