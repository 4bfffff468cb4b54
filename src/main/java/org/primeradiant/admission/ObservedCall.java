package org.primeradiant.admission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * One call, as seen by observers. The transport counts bytes and ends the call. The outermost component or graph that
 * is called names it: a call to a graph carries the name of the graph, not of its nodes. Thread-safe.
 */
public final class ObservedCall {
    private static final Logger LOGGER = System.getLogger(ObservedCall.class.getName());
    private static final Name NO_NAME = new Name("", "", "", "");
    private static final End NO_END = new End(0, Outcome.ANSWERED, "", "");

    // Updaters, because every call has one of these objects: atomic fields would be four more.
    private static final AtomicLongFieldUpdater<ObservedCall> BYTES_IN =
            AtomicLongFieldUpdater.newUpdater(ObservedCall.class, "bytesIn");
    private static final AtomicLongFieldUpdater<ObservedCall> BYTES_OUT =
            AtomicLongFieldUpdater.newUpdater(ObservedCall.class, "bytesOut");
    private static final AtomicReferenceFieldUpdater<ObservedCall, Name> NAME =
            AtomicReferenceFieldUpdater.newUpdater(ObservedCall.class, Name.class, "name");
    private static final AtomicReferenceFieldUpdater<ObservedCall, End> END =
            AtomicReferenceFieldUpdater.newUpdater(ObservedCall.class, End.class, "end");

    /** A call that nobody observes. */
    static final ObservedCall UNOBSERVED = new ObservedCall(List.of());

    private final List<CallObserver> observers;
    private final long began = System.nanoTime();
    private volatile long bytesIn;
    private volatile long bytesOut;
    private volatile Name name = NO_NAME;
    private volatile End end = NO_END;

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

    private record End(long nanos, Outcome outcome, String code, String reason) {}

    ObservedCall(List<CallObserver> observers) {
        this.observers = observers;
    }

    /** Name of the called component or graph. */
    public String component() {
        return name.component();
    }

    /** The requested operation, such as {@code PREDICT}. */
    public String operation() {
        return name.operation();
    }

    /** The caller's protocol, such as {@code seldon}. */
    public String protocol() {
        return name.protocol();
    }

    /** The request's unique id; empty if it has none. */
    public String puid() {
        return name.puid();
    }

    /** Bytes of the request body received so far. */
    public long bytesIn() {
        return bytesIn;
    }

    /** Bytes of the response body written so far. */
    public long bytesOut() {
        return bytesOut;
    }

    /** Time from admission to the end of the call, or until now if it has not ended. */
    public Duration duration() {
        return Duration.ofNanos(nanos());
    }

    /** {@link #duration()} in nanoseconds. */
    public long nanos() {
        End known = end;
        return (known == NO_END ? System.nanoTime() : known.nanos()) - began;
    }

    /** The outcome; {@link Outcome#ANSWERED} until the call has ended. */
    public Outcome outcome() {
        return end.outcome();
    }

    /** The transport's status, such as {@code 200} or {@code OK}; empty until the call has ended. */
    public String code() {
        return end.code();
    }

    /**
     * Why the call was refused or has failed, without anything from its payload: the message of a failure, or the kind
     * of refusal. Empty if it was answered, has not ended, or nobody said why.
     */
    public String reason() {
        return end.reason();
    }

    /** Names the call, unless it already has a name. */
    public void names(String component, String operation, String protocol, String puid) {
        if (this != UNOBSERVED
                && name == NO_NAME
                && NAME.compareAndSet(this, NO_NAME, new Name(component, operation, protocol, puid))) {
            for (CallObserver observer : observers) {
                try {
                    observer.begins(this);
                } catch (RuntimeException e) {
                    log(observer, e);
                }
            }
        }
    }

    /** Whether the call has any observer. */
    public boolean isObserved() {
        return this != UNOBSERVED;
    }

    void came(long bytes) {
        if (this != UNOBSERVED) {
            BYTES_IN.addAndGet(this, bytes);
        }
    }

    /** Adds to {@link #bytesOut()}. */
    public void sent(long bytes) {
        if (this != UNOBSERVED) {
            BYTES_OUT.addAndGet(this, bytes);
        }
    }

    /** Ends the call as {@link #ends(Outcome, String, String)}, for no stated reason. */
    public void ends(Outcome outcome, String code) {
        ends(outcome, code, "");
    }

    /**
     * Ends the call; only the first call of this method counts. A call without a name reached no component, so
     * observers are not notified.
     *
     * @param reason as {@link #reason()} returns it
     */
    public void ends(Outcome outcome, String code, String reason) {
        if (this != UNOBSERVED
                && END.compareAndSet(this, NO_END, new End(System.nanoTime(), outcome, code, reason))
                && name != NO_NAME) {
            for (CallObserver observer : observers) {
                try {
                    observer.ends(this);
                } catch (RuntimeException e) {
                    log(observer, e);
                }
            }
        }
    }

    private static void log(CallObserver observer, RuntimeException failure) {
        LOGGER.log(Level.ERROR, "Call observer failed: " + observer.getClass().getName(), failure);
    }
}
