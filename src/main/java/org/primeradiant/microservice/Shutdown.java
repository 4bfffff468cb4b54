package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stops a deployment without losing calls: drains it, then closes the transports that it opened. Thread-safe. */
public final class Shutdown {
    private static final Logger LOGGER = System.getLogger(Shutdown.class.getName());
    /** Longest pause between two node calls of an orchestrator that is finishing its own requests. */
    private static final Duration DRAINED = Duration.ofSeconds(1);
    /** Longest time that a request sent before a transport closed can be in transit. */
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

    /** Registers a task that closes a transport; {@link #close()} may run it more than once. */
    public void addDoor(Runnable close) {
        doors.add(close);
    }

    /** Time left for the stop; the clock starts at the first call of this method. */
    public Duration timeLeft() {
        return stopTime.left();
    }

    /**
     * Makes the application unready and keeps answering. Returns when no call is in flight and none has arrived for a
     * second, or after half of the time left for the stop.
     *
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public void drain() throws InterruptedException {
        Duration half = timeLeft().dividedBy(2);
        registry.drain();
        if (!inFlight.awaitQuiet(DRAINED, half)) {
            LOGGER.log(Level.INFO, () -> "Calls still arrive " + half.toSeconds() + " s after readiness turned false");
        }
    }

    /**
     * Closes the deployment's own transports and waits for calls in flight for as long as the stop may take.
     *
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public void close() throws InterruptedException {
        registry.drain();
        doors.forEach(Runnable::run);
        if (!inFlight.awaitQuiet(CLOSED, timeLeft())) {
            LOGGER.log(
                    Level.WARNING,
                    () -> "Abandoning calls that still run after " + limit.toSeconds()
                            + " s, the time that RADIANT_STOP_SECONDS allows for a stop");
        }
    }
}
