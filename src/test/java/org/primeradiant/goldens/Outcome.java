package org.primeradiant.goldens;

import java.util.List;
import java.util.Locale;

/**
 * What became of a case.
 *
 * @param transport the door, as recorded
 * @param name the case, for people
 * @param isSuccess whether the recorded answer is a success
 * @param verdict equal to the recorded answer, different as a rule says, or different
 * @param text the rule's name, or what differs
 */
record Outcome(String transport, String name, boolean isSuccess, Verdict verdict, String text) {
    enum Verdict {
        EQUAL,
        BY_RULE,
        FAIL
    }

    static Outcome of(Case recorded, Answer answer) {
        String difference = Comparison.difference(recorded, answer);
        List<String> rules = Divergences.all().stream()
                .filter(rule -> rule.applies().test(recorded) && rule.answered().test(recorded, answer))
                .map(Divergence::name)
                .toList();
        return of(recorded.transport(), recorded.name(), recorded.isOk(), difference, rules, answer);
    }

    static Outcome of(LegacyCase recorded, Answer answer) {
        String difference = LegacyComparison.difference(recorded, answer);
        List<String> rules = LegacyDivergence.all().stream()
                .filter(rule -> rule.applies().test(recorded) && rule.answered().test(answer))
                .map(LegacyDivergence::name)
                .toList();
        return of(recorded.transport(), recorded.name(), recorded.isOk(), difference, rules, answer);
    }

    static Outcome of(GraphCase recorded, Played played) {
        String difference = GraphComparison.difference(recorded, played);
        List<String> rules = GraphDivergence.all().stream()
                .filter(rule -> rule.applies().test(recorded) && rule.answered().test(recorded, played))
                .map(GraphDivergence::name)
                .toList();
        Case exchange = recorded.exchange();
        return of(exchange.transport(), exchange.name(), recorded.isSuccess(), difference, rules, played.answer());
    }

    private static Outcome of(
            String transport, String name, boolean success, String difference, List<String> rules, Answer answer) {
        if (difference.isEmpty()) {
            return new Outcome(transport, name, success, Verdict.EQUAL, "");
        }
        return rules.isEmpty()
                ? new Outcome(transport, name, success, Verdict.FAIL, difference + "; got " + answer)
                : new Outcome(transport, name, success, Verdict.BY_RULE, rules.get(0));
    }

    /** One line for people. */
    @Override
    public String toString() {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + transport + " " + name + ": " + text;
    }
}
