package org.primeradiant.admission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One call, as seen by observers. The transport counts bytes and ends the call. The outermost component or graph that
 * is called names it: a call to a graph carries the name of the graph, not of its nodes. Thread-safe.
 */
public final class ObservedCall {
    private static final Logger LOGGER = System.getLogger(ObservedCall.class.getName());
    private static final Name NO_NAME = new Name("", "", "", "");

    /** A call that nobody observes. */
    static final ObservedCall UNOBSERVED = new ObservedCall(List.of());

    private final List<CallObserver> observers;
    private final long began = System.nanoTime();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicReference<Name> name = new AtomicReference<>(NO_NAME);
    private final AtomicReference<End> end = new AtomicReference<>();

    /** How a call ended. */
    public enum Outcome {
        /** It was answered. */
        ANSWERED,
        /** The request was refused: it is invalid or not allowed. */
        REFUSED,
        /** The component or the host failed, or took too long. */
        FAILED
    }

    private record Name(String component, String operation, String protocol, String puid) {}

    private record End(long nanos, Outcome outcome, String code) {}

    ObservedCall(List<CallObserver> observers) {
        this.observers = observers;
    }

    /** Name of the called component or graph. */
    public String component() {
        return name.get().component();
    }

    /** The requested operation, such as {@code PREDICT}. */
    public String operation() {
        return name.get().operation();
    }

    /** The caller's protocol, such as {@code seldon}. */
    public String protocol() {
        return name.get().protocol();
    }

    /** The request's unique id; empty if it has none. */
    public String puid() {
        return name.get().puid();
    }

    /** Bytes of the request body received so far. */
    public long bytesIn() {
        return bytesIn.get();
    }

    /** Bytes of the response body written so far. */
    public long bytesOut() {
        return bytesOut.get();
    }

    /** Time from admission to the end of the call, or until now if it has not ended. */
    public Duration duration() {
        End known = end.get();
        return Duration.ofNanos((known == null ? System.nanoTime() : known.nanos()) - began);
    }

    /** The outcome; {@link Outcome#ANSWERED} until the call has ended. */
    public Outcome outcome() {
        End known = end.get();
        return known == null ? Outcome.ANSWERED : known.outcome();
    }

    /** The transport's status, such as {@code 200} or {@code OK}; empty until the call has ended. */
    public String code() {
        End known = end.get();
        return known == null ? "" : known.code();
    }

    /** Names the call, unless it already has a name. */
    public void names(String component, String operation, String protocol, String puid) {
        if (this != UNOBSERVED && name.compareAndSet(NO_NAME, new Name(component, operation, protocol, puid))) {
            tell(observer -> observer.begins(this));
        }
    }

    /** Whether the call has any observer. */
    public boolean isObserved() {
        return this != UNOBSERVED;
    }

    void came(long bytes) {
        if (this != UNOBSERVED) {
            bytesIn.addAndGet(bytes);
        }
    }

    /** Adds to {@link #bytesOut()}. */
    public void sent(long bytes) {
        if (this != UNOBSERVED) {
            bytesOut.addAndGet(bytes);
        }
    }

    /**
     * Ends the call; only the first call of this method counts. A call without a name reached no component, so
     * observers are not notified.
     */
    public void ends(Outcome outcome, String code) {
        if (this != UNOBSERVED
                && end.compareAndSet(null, new End(System.nanoTime(), outcome, code))
                && name.get() != NO_NAME) {
            tell(observer -> observer.ends(this));
        }
    }

    private void tell(Consumer<CallObserver> event) {
        for (CallObserver observer : observers) {
            try {
                event.accept(observer);
            } catch (RuntimeException e) {
                LOGGER.log(
                        Level.ERROR,
                        "Call observer failed: " + observer.getClass().getName(),
                        e);
            }
        }
    }
}
