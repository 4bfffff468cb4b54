package org.primeradiant.doors;

/** One target's turn in one round. */
record Turn(Latencies latencies, Jvm.Use use) {
    /** Processor seconds of the server for a thousand requests. */
    double cpuSecondsPerThousand() {
        return use.cpuNanos() / 1e6 / latencies.count();
    }

    /** Kilobytes that the server allocated for a request. */
    double kilobytes() {
        return use.allocated() / 1e3 / latencies.count();
    }
}
