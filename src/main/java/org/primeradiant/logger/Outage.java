package org.primeradiant.logger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Whether a sink takes events at the moment, and when it is tried next if not. Used by one thread. */
final class Outage {
    private static final Logger LOGGER = System.getLogger(Outage.class.getName());
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_DOUBLINGS = 10;
    private static final long WARN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String sink;
    private int failures;
    private long pausedUntil;
    private boolean isTold;
    private boolean hasWarned;
    private long warnedAt;

    Outage(URI target) {
        this.sink = shown(target);
    }

    /** A sink's address without what may be secret: user, query and fragment. */
    static String shown(URI target) {
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        String path = target.getRawPath() == null ? "" : target.getRawPath();
        return target.getScheme() + "://" + target.getHost() + port + path;
    }

    /** Whether the last attempt failed. */
    boolean isOn() {
        return failures > 0;
    }

    /** Whether the sink may be tried again. */
    boolean isPauseOver() {
        return System.nanoTime() - pausedUntil >= 0;
    }

    /** An attempt has failed. Attempts that fail together count once. */
    void failed(String detail) {
        if (isOn() && !isPauseOver()) {
            return;
        }
        if (!isOn()) {
            isTold = warn("does not take events (" + detail + "); they are retried");
        }
        long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(failures, MOST_DOUBLINGS));
        pausedUntil =
                System.nanoTime() + pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2);
        failures++;
    }

    /** The sink has answered. */
    void end() {
        if (isOn() && isTold) {
            isTold = false;
            LOGGER.log(Level.INFO, () -> "The sink of the payload log " + sink + " takes events again");
        }
        failures = 0;
    }

    /** The sink refuses an event for good. */
    void refused(String detail) {
        warn("refuses events (" + detail + "); they are dropped and counted in radiant_logger_failed_total");
    }

    /** Says so at most once a minute, and returns whether it did; {@code end} completes the sentence. */
    private boolean warn(String end) {
        long now = System.nanoTime();
        if (hasWarned && now - warnedAt <= WARN_NANOS) {
            return false;
        }
        hasWarned = true;
        warnedAt = now;
        LOGGER.log(Level.WARNING, () -> "The sink of the payload log " + sink + " " + end);
        return true;
    }
}
