package org.primeradiant.components;

import java.util.Random;
import org.primeradiant.api.Call;
import org.primeradiant.api.None;
import org.primeradiant.api.Router;

/**
 * Sends a fixed share of the requests, chosen at random, to the first of two children, the rest to
 * the second. Thread-safe.
 *
 * <p>Source: behavior of {@code RANDOM_ABTEST} in Seldon Core's orchestrators. The older one always started from the
 * seed 1337, so that every restart repeated the same choices; here the seed is optional, and 1337 gives the same
 * sequence. There, a random number equal to the ratio went to the first child; here it goes to the second, as in the
 * newer orchestrator, so that a ratio of 0 means never.
 */
public final class RandomAbTest implements Router<None> {
    private final double ratio;
    private final Random random;

    /**
     * Creates the router.
     *
     * @param ratio share of requests sent to the first child, in [0, 1]
     * @param random thread-safe
     */
    RandomAbTest(double ratio, Random random) {
        this.ratio = ratio;
        this.random = random;
    }

    @Override
    public int route(None input, Call call) {
        return random.nextFloat() < ratio ? 0 : 1;
    }
}
