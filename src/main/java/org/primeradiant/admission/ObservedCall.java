package org.primeradiant.admission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One call as observers see it. The transport counts its bytes and ends it; who is called names it, the outermost first: a
 * graph, and not the components that it calls. Thread-safe.
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
        /** The caller was refused: its request does not fit, or is not allowed. */
        REFUSED,
        /** The component or the host failed, or was too late. */
        FAILED
    }

    private record Name(String component, String operation, String protocol, String puid) {}

    private record End(long nanos, Outcome outcome, String code) {}

    ObservedCall(List<CallObserver> observers) {
        this.observers = observers;
    }

    /** The component, or the graph, that is called. */
    public String component() {
        return name.get().component();
    }

    /** What it is asked to do, such as {@code PREDICT}. */
    public String operation() {
        return name.get().operation();
    }

    /** The protocol of the caller, such as {@code seldon}. */
    public String protocol() {
        return name.get().protocol();
    }

    /** The request's unique id; empty if it has none. */
    public String puid() {
        return name.get().puid();
    }

    /** The bytes of the request's body that have come. */
    public long bytesIn() {
        return bytesIn.get();
    }

    /** The bytes of the answer's body that have been written. */
    public long bytesOut() {
        return bytesOut.get();
    }

    /** How long it took from its admission; until now, if it has not ended. */
    public Duration duration() {
        End known = end.get();
        return Duration.ofNanos((known == null ? System.nanoTime() : known.nanos()) - began);
    }

    /** How it ended; {@link Outcome#ANSWERED} while it has not. */
    public Outcome outcome() {
        End known = end.get();
        return known == null ? Outcome.ANSWERED : known.outcome();
    }

    /** The status that the caller gets, in the words of its transport, such as {@code 200} or {@code OK}; empty before. */
    public String code() {
        End known = end.get();
        return known == null ? "" : known.code();
    }

    /** Names the call, unless it has a name. */
    public void names(String component, String operation, String protocol, String puid) {
        if (this != UNOBSERVED && name.compareAndSet(NO_NAME, new Name(component, operation, protocol, puid))) {
            tell(observer -> observer.begins(this));
        }
    }

    /** Whether anybody observes it. */
    public boolean isObserved() {
        return this != UNOBSERVED;
    }

    void came(long bytes) {
        if (this != UNOBSERVED) {
            bytesIn.addAndGet(bytes);
        }
    }

    /** Bytes of the answer have been written. */
    public void sent(long bytes) {
        if (this != UNOBSERVED) {
            bytesOut.addAndGet(bytes);
        }
    }

    /** The call is over; only the first end counts. A call without a name has called nobody, and is not told of. */
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
                        "An observer of calls failed: " + observer.getClass().getName(),
                        e);
            }
        }
    }
}
