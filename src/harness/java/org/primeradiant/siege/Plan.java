package org.primeradiant.siege;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long a siege lasts, and in what order.
 *
 * @param time the least time; zero if the requests count
 * @param requests the fewest attacks; 0 if the time counts
 * @param rate how many attacks a second the fast connections send together
 * @param attacks what is found in the names of those that are sent
 */
record Plan(Duration time, long requests, int rate, long seed, Pattern attacks) {
    private static final String SECONDS = "siege.seconds";
    private static final String REQUESTS = "siege.requests";
    private static final int USUAL_RATE = 120;

    /** Whether the system properties ask for a siege. */
    static boolean isAskedFor() {
        return Integer.getInteger(SECONDS) != null || Long.getLong(REQUESTS) != null;
    }

    /** As the system properties say; with a seed of its own if they say none. */
    static Plan asked() {
        return new Plan(
                Duration.ofSeconds(Integer.getInteger(SECONDS, 0)),
                Long.getLong(REQUESTS, 0),
                Integer.getInteger("siege.rate", USUAL_RATE),
                Long.getLong("siege.seed", System.nanoTime()),
                Pattern.compile(System.getProperty("siege.attacks", "")));
    }
}
