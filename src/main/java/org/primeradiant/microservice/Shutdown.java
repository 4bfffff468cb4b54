package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stops a deployment without losing calls: drains it, then closes its doors. Thread-safe. */
public final class Shutdown {
    private static final Logger LOGGER = System.getLogger(Shutdown.class.getName());
    /** Longest pause between two node calls of an orchestrator that is finishing its own requests. */
    private static final Duration DRAINED = Duration.ofSeconds(1);
    /** Longest time that a request sent before the door closed can be in transit. */
    private static final Duration CLOSED = Duration.ofMillis(250);

    private final Duration limit;
    private final StopTime stopTime;
    private final ComponentRegistry registry;
    private final InFlight inFlight;
    private final List<Runnable> doors = new CopyOnWriteArrayList<>();

    Shutdown(Duration limit, ComponentRegistry registry, InFlight inFlight) {
        this.limit = limit;
        this.stopTime = new StopTime(limit, System::nanoTime);
        this.registry = registry;
        this.inFlight = inFlight;
    }

    /** Registers a task that closes a door; {@link #close()} may run it more than once. */
    public void addDoor(Runnable close) {
        doors.add(close);
    }

    /** Time left for the stop, which begins with the first call of this method. */
    public Duration timeLeft() {
        return stopTime.left();
    }

    /**
     * Turns readiness false and keeps answering. Returns when no call has arrived for a second, or after half of the
     * stop's time.
     */
    public void drain() throws InterruptedException {
        Duration half = timeLeft().dividedBy(2);
        registry.drain();
        if (!inFlight.awaitQuiet(DRAINED, half)) {
            LOGGER.log(Level.INFO, () -> "Calls still come " + half.toSeconds() + " s after readiness turned false");
        }
    }

    /** Closes this deployment's own doors and waits for calls in flight for as long as the stop may take. */
    public void close() throws InterruptedException {
        registry.drain();
        doors.forEach(Runnable::run);
        if (!inFlight.awaitQuiet(CLOSED, timeLeft())) {
            LOGGER.log(
                    Level.WARNING,
                    () -> "Calls still run " + limit.toSeconds()
                            + " s after the stop, which RADIANT_STOP_SECONDS allows, and are given up");
        }
    }
}
