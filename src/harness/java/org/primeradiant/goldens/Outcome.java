package org.primeradiant.goldens;

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

    /** One line for people. */
    @Override
    public String toString() {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + transport + " " + name + ": " + text;
    }
}
