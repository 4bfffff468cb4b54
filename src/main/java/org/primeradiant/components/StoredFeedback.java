package org.primeradiant.components;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.None;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.state.Decision;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.StateName;

/**
 * Feedback of a deployment that keeps what it learns. Its puid, and the tags {@code feedback_id} and {@code rewards},
 * stand in the response's meta, or else in the request's.
 *
 * @param feedback as it came
 * @param state knows the node's decisions
 */
record StoredFeedback(Feedback feedback, NodeState state) {
    /** The prediction's unique id; empty if the feedback has none. */
    String puid() {
        String answered = feedback.response().meta().puid();
        return checked("puid", answered.isEmpty() ? feedback.request().meta().puid() : answered);
    }

    /** Tells several feedbacks about one prediction apart; empty if there is no such tag. */
    String id() {
        return checked(
                "feedback_id",
                tag("feedback_id")
                        .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                        .orElse(""));
    }

    private static String checked(String what, String text) {
        if (text.length() > StateName.LONGEST) {
            throw bad("the feedback's " + what + " must have at most " + StateName.LONGEST + " characters, got "
                    + text.length());
        }
        return text;
    }

    /** The reward of each row; empty if the tag is absent. */
    double[] rewards() {
        return tag("rewards").map(StoredFeedback::numbers).orElseGet(() -> new double[0]);
    }

    private static double[] numbers(JsonValue value) {
        if (!(value instanceof JsonArray array) || array.isEmpty()) {
            throw bad("the tag rewards must be an array of numbers from 0 to 1, one for each row");
        }
        double[] rewards = new double[array.size()];
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = array.get(i) instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
            if (!Range.SHARE.holds(rewards[i])) {
                throw bad("the tag rewards must have numbers from 0 to 1, got " + array.get(i) + " for row " + i);
            }
        }
        return rewards;
    }

    private Optional<JsonValue> tag(String name) {
        JsonValue answered = feedback.response().meta().tags().get(name);
        return Optional.ofNullable(
                answered == null ? feedback.request().meta().tags().get(name) : answered);
    }

    /**
     * What the node decided about a prediction that the feedback names by its puid, without request and answer. Empty
     * if it has one of them, or if nothing is known but the caller says which branch was taken.
     *
     * @throws SeldonException if neither is known: the puid is unknown or expired, or the prediction did not pass the
     *     node
     */
    Optional<Decision> decision(Call call) {
        boolean namesPuidAlone = !puid().isEmpty()
                && feedback.request().payload() instanceof None
                && feedback.response().payload() instanceof None;
        if (!namesPuidAlone) {
            return Optional.empty();
        }
        if (call.branch().isPresent()) {
            return state.find(puid())
                    .filter(known -> known.branch() == call.branch().getAsInt());
        }
        return Optional.of(state.decision(puid())
                .orElseThrow(() -> bad("the prediction of that puid did not pass this node, or its decision is lost")));
    }

    private static SeldonException bad(String message) {
        return new SeldonException(Reason.BAD_DATA, message);
    }
}
