package org.primeradiant.fuzz;

/** How many bodies are tried: as many as the system property {@code fuzz} says. */
final class Budget {
    private static final int BODIES = Integer.getInteger("fuzz", 10_000);

    private Budget() {}

    /** For each of the two codecs. */
    static int codec() {
        return BODIES * 9 / 20;
    }

    /** For each of the two doors. */
    static int door() {
        return BODIES / 20;
    }
}
