package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stops a deployment so that no call is lost: drained first, then its doors are closed. Thread-safe. */
public final class Shutdown {
    private static final Logger LOGGER = System.getLogger(Shutdown.class.getName());
    /** As long as an orchestrator that ends its own requests may take from one node of its graph to the next. */
    private static final Duration DRAINED = Duration.ofSeconds(1);
    /** As long as a request that was sent before its sender saw the door close may be on its way. */
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

    /** Adds what closes a door, to be run by {@link #close()}; it may be run more than once. */
    public void addDoor(Runnable close) {
        doors.add(close);
    }

    /** How long the stop may still take; it begins when this is called for the first time. */
    public Duration timeLeft() {
        return stopTime.left();
    }

    /**
     * Begins to stop: turns readiness false, goes on answering, and returns when no call has come for a second, or when
     * half of the stop's time is over.
     */
    public void drain() throws InterruptedException {
        Duration half = timeLeft().dividedBy(2);
        registry.drain();
        if (!inFlight.awaitQuiet(DRAINED, half)) {
            LOGGER.log(Level.INFO, () -> "Calls still come " + half.toSeconds() + " s after readiness turned false");
        }
    }

    /** Closes the doors that are this deployment's own, and waits for the calls in flight as long as the stop may take. */
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
