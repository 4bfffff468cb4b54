package org.primeradiant.siege;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Duration and composition of a siege.
 *
 * @param time the minimum duration; zero if {@code requests} decides
 * @param requests the minimum number of attacks; 0 if {@code time} decides
 * @param rate attacks per second of all fast connections together
 * @param seed reproduces the order of the attacks
 * @param attacks selects the attacks in whose names it is found
 */
record Plan(Duration time, long requests, int rate, long seed, Pattern attacks) {
    private static final String SECONDS = "siege.seconds";
    private static final String REQUESTS = "siege.requests";
    private static final int USUAL_RATE = 120;

    /** Returns true if the system properties request a siege. */
    static boolean isAskedFor() {
        return Integer.getInteger(SECONDS) != null || Long.getLong(REQUESTS) != null;
    }

    /** The same plan for a part of the time or of the attacks. */
    Plan part(int parts) {
        return new Plan(time.dividedBy(parts), requests / parts, rate, seed, attacks);
    }

    /** Reads the plan from the system properties. The seed defaults to an arbitrary one. */
    static Plan asked() {
        return new Plan(
                Duration.ofSeconds(Integer.getInteger(SECONDS, 0)),
                Long.getLong(REQUESTS, 0),
                Integer.getInteger("siege.rate", USUAL_RATE),
                Long.getLong("siege.seed", System.nanoTime()),
                Pattern.compile(System.getProperty("siege.attacks", "")));
    }
}
