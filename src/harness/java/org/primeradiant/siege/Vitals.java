package org.primeradiant.siege;

/**
 * Resources held by a server.
 *
 * @param heap bytes of the heap in use after a collection
 * @param direct bytes of native memory in direct buffers and netty's arenas
 * @param threads number of threads, except those answering HTTP
 */
record Vitals(long heap, long direct, long threads) {
    /**
     * Allowed growth of the heap in bytes, for metrics and caches of bounded size, which took 3 to 13 MB. A single
     * retained body of S3 would take twice this.
     */
    static final long HEAP_GROWTH = 32L << 20;

    /**
     * Allowed growth of direct memory in bytes: netty keeps some 4 MiB chunks in each of its arenas, of which there are
     * two per core, and the JDK keeps a buffer for each writing thread.
     */
    static final long DIRECT_GROWTH = 64L << 20;

    /**
     * Allowed growth in threads. gRPC's threads end after a minute of idling, so the remaining ones were started by the
     * first use of something, such as an HTTP client or a timer.
     */
    static final int THREAD_GROWTH = 24;

    boolean isBackAt(Vitals before) {
        return heap - before.heap < HEAP_GROWTH
                && direct - before.direct < DIRECT_GROWTH
                && threads - before.threads <= THREAD_GROWTH;
    }

    @Override
    public String toString() {
        return "heap %d MB, direct memory %d MB, %d threads".formatted(heap >> 20, direct >> 20, threads);
    }
}
