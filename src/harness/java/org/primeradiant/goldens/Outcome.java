package org.primeradiant.goldens;

import java.util.Locale;

/**
 * The result of replaying a case.
 *
 * @param transport the transport, as recorded
 * @param name the name of the case, for display
 * @param isSuccess true if the recorded answer is a success
 * @param verdict whether the answer equals the recorded one, differs as a rule allows, or differs otherwise, or why
 *     there is none
 * @param text the rule's name, or the difference
 */
record Outcome(String transport, String name, boolean isSuccess, Verdict verdict, String text) {
    enum Verdict {
        EQUAL,
        BY_RULE,
        FAIL,
        /** Not replayed, because the deployment does not have the component. */
        NO_TOY
    }

    /** Returns one line for the report. */
    @Override
    public String toString() {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + transport + " " + name + ": " + text;
    }
}
