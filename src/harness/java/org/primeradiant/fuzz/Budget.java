package org.primeradiant.fuzz;

/** Number of bodies to try, from the system property {@code fuzz}. */
final class Budget {
    private static final int BODIES = Integer.getInteger("fuzz", 10_000);

    private Budget() {}

    /** Bodies for each of the two codecs. */
    static int codec() {
        return BODIES * 9 / 20;
    }

    /** Bodies for each of REST and gRPC. */
    static int door() {
        return BODIES / 20;
    }
}
