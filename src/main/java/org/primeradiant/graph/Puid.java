package org.primeradiant.graph;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Generates unique ids of requests: random UUIDs of version 4. They can be guessed; nothing secret depends on them. */
public final class Puid {
    /** The HTTP header; in lower case also the gRPC metadata key. */
    public static final String HEADER = "Seldon-Puid";

    private static final long VERSION = 0x4000;
    private static final long NOT_VERSION = ~0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int FREE_BITS_SHIFT = 2;

    private Puid() {}

    /** Returns a new id. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & NOT_VERSION | VERSION, random.nextLong() >>> FREE_BITS_SHIFT | VARIANT)
                .toString();
    }
}
