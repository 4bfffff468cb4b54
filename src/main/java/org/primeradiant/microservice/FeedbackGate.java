package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Identity;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.state.SharedState;

/**
 * Decides which feedback is accepted where it enters the deployment, and records who sent it. The nodes of a graph in
 * this JVM have no gate of their own. Thread-safe.
 */
public final class FeedbackGate {
    /** How many callers have a series of their own; the others share one. */
    static final int CALLERS = 100;

    private static final Logger LOGGER = System.getLogger(FeedbackGate.class.getName());
    private static final String METRIC = "radiant_feedback";
    private static final String OTHER = "other";
    private static final int LONGEST_NAME = 128;

    private final boolean recordsCallers;
    private final boolean remembers;
    private final Meters meters;
    private final SharedState state;
    private final RecentPuids puids = new RecentPuids(new SecureRandom());
    private final Set<String> callers = ConcurrentHashMap.newKeySet();

    private FeedbackGate(boolean recordsCallers, boolean remembers, Meters meters, SharedState state) {
        this.state = state;
        this.recordsCallers = recordsCallers;
        this.remembers = remembers;
        this.meters = meters;
    }

    static FeedbackGate of(IdentitySettings settings, Meters meters, SharedState state) {
        return new FeedbackGate(settings.isOn(), settings.feedbackRequiresPuid(), meters, state);
    }

    /** Accepts all feedback and records nothing. */
    public static FeedbackGate open() {
        return new FeedbackGate(false, false, new Meters(Map.of()), SharedState.OFF);
    }

    /** Knows the decisions of answers, if the deployment keeps them. */
    public SharedState state() {
        return state;
    }

    /** Whether it remembers answers, because feedback is accepted only for them. */
    public boolean remembers() {
        return remembers;
    }

    /** Remembers that an answer with this unique id is given. Has no effect if the id is empty. */
    public void answered(String puid) {
        if (remembers && !puid.isEmpty()) {
            puids.add(puid);
        }
    }

    /**
     * Admits feedback.
     *
     * @param to the component or graph, for the log
     * @param feedback called only if it must be looked into
     * @throws SeldonException {@link Reason#NOT_FOUND} if it is not about an answer that was given lately; or whatever
     *     {@code feedback} throws
     */
    public void admit(String to, Supplier<Feedback> feedback, Caller caller) {
        if (remembers) {
            requireRemembered(feedback.get());
        }
        if (recordsCallers) {
            record(to, BudgetedCaller.of(caller).caller());
        }
    }

    private void requireRemembered(Feedback feedback) {
        String answer = feedback.response().meta().puid();
        String puid = answer.isEmpty() ? feedback.request().meta().puid() : answer;
        if (puid.isEmpty() || !puids.contains(puid)) {
            throw new SeldonException(
                    Reason.NOT_FOUND,
                    "feedback is accepted only for answers of this deployment: response.meta.puid is "
                            + (puid.isEmpty() ? "missing" : "unknown or too old"));
        }
    }

    private void record(String to, Identity caller) {
        String name = caller.isNobody() ? "nobody" : caller.name();
        meters.record(new Metric(Metric.Type.COUNTER, METRIC, 1, Map.of("caller", label(name))), "feedback");
        LOGGER.log(Level.DEBUG, () -> "Feedback to " + to + " from " + printable(name));
    }

    /** Callers whose names do not fit, or who come when there are enough, share a label. */
    private String label(String name) {
        if (callers.contains(name)) {
            return name;
        }
        boolean isNew = name.length() <= LONGEST_NAME && callers.size() < CALLERS;
        return isNew && callers.add(name) ? name : callers.contains(name) ? name : OTHER;
    }

    /** The name on one line of the log. */
    private static String printable(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().limit(LONGEST_NAME).forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
        return text.toString();
    }
}
