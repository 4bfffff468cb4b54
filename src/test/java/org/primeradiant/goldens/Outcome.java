package org.primeradiant.goldens;

/**
 * What became of a case.
 *
 * @param recorded the case
 * @param verdict equal to the recorded answer, different as a rule says, or different
 * @param text the rule's name, or what differs
 */
record Outcome(Case recorded, Verdict verdict, String text) {
    enum Verdict {
        EQUAL,
        BY_RULE,
        FAIL
    }

    static Outcome of(Case recorded, Answer answer) {
        String difference = Comparison.difference(recorded, answer);
        if (difference.isEmpty()) {
            return new Outcome(recorded, Verdict.EQUAL, "");
        }
        return Divergences.all().stream()
                .filter(rule -> rule.applies().test(recorded) && rule.answered().test(recorded, answer))
                .findFirst()
                .map(rule -> new Outcome(recorded, Verdict.BY_RULE, rule.name()))
                .orElseGet(() -> new Outcome(recorded, Verdict.FAIL, difference + "; got " + answer));
    }

    /** One line for people. */
    @Override
    public String toString() {
        return verdict.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + recorded.transport() + " "
                + recorded.name() + ": " + text;
    }
}
