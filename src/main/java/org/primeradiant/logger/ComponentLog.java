package org.primeradiant.logger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Meta;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.LoggerSettings.Mode;

/**
 * Logs the payloads of calls to one component or graph node. Thread-safe.
 *
 * @param mode what is logged
 * @param sink where events go
 * @param name the name of the component or node
 * @param protocol the protocol of its messages
 * @param rate the share of requests that is logged, 0 to 1
 * @param origin where its events come from
 * @param access tells who may skip the log
 */
public record ComponentLog(
        Mode mode, Sink sink, String name, String protocol, double rate, Origin origin, Access access) {
    /** Logs nothing. */
    public static final ComponentLog NONE = new ComponentLog(Mode.OFF, Sink.NONE, "", "", 0, Origin.NONE, Access.OPEN);

    /** Header of a request that is not to be logged, as Seldon's executor knows it. */
    static final String SKIP = "Seldon-Skip-Logging";

    private static final double RANGE = 0x1p32;
    private static final int MIX = 0x9E3779B9;
    private static final int HALF = 16;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /**
     * The log of one call.
     *
     * @param request the meta of the request, which may have its unique id, unless the caller's headers do
     */
    public CallLog call(Caller caller, Meta request) {
        return mode == Mode.OFF ? CallLog.NONE : call(caller, new Call("", request, List.of(), caller).puid());
    }

    /**
     * The log of one call.
     *
     * @param puid the request's unique id; if empty, an id is made that its events share
     */
    public CallLog call(Caller caller, String puid) {
        if (mode == Mode.OFF) {
            return CallLog.NONE;
        }
        String id = puid.isEmpty() ? newId() : puid;
        return isChosen(id) && !isSkipped(caller) ? new CallLog(this, id) : CallLog.NONE;
    }

    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** By the id, so that a request, its answer and its feedback are all logged or all not, at every node. */
    private boolean isChosen(String id) {
        if (rate >= 1) {
            return true;
        }
        int hash = id.hashCode() * MIX;
        return ((hash ^ hash >>> HALF) * MIX & UNSIGNED) / RANGE < rate;
    }

    /** While authentication is on, only those who may operate keep what they do from being logged. */
    private boolean isSkipped(Caller caller) {
        Optional<String> skip = caller.header(SKIP);
        return skip.isPresent()
                && isTrue(skip.get())
                && (!access.isOn()
                        || access.holds(Right.OPERATE, BudgetedCaller.of(caller).caller()));
    }

    /** What Seldon's executor takes for true, in any of several values. */
    private static boolean isTrue(String values) {
        for (String value : values.split(",")) {
            String text = value.strip();
            if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("on") || text.equals("1")) {
                return true;
            }
        }
        return false;
    }
}
