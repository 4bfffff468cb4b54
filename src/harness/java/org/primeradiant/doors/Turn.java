package org.primeradiant.doors;

/** Results of one target in one round. */
record Turn(Latencies latencies, Jvm.Use use) {
    /** Server CPU time per thousand requests, in seconds. */
    double cpuSecondsPerThousand() {
        return use.cpuNanos() / 1e6 / latencies.count();
    }

    /** Kilobytes the server allocated per request. */
    double kilobytes() {
        return use.allocated() / 1e3 / latencies.count();
    }
}
