package org.primeradiant.siege;

import java.util.List;
import java.util.Random;

/** The components that damaged requests are sent to: those of the fuzz tests that never fail. */
final class Targets {
    private static final List<String> NAMES =
            List.of("identity", "router", "combiner", "transformer", "rows", "records", "tensors", "", "nobody");

    private Targets() {}

    /** Returns a component's name; occasionally an empty one, or one that does not exist. */
    static String any(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
