package org.primeradiant.siege;

/**
 * What a server holds on to.
 *
 * @param heap bytes of the heap in use after a collection
 * @param direct bytes of native memory that direct buffers and netty's arenas take
 * @param threads how many run beside those that answer HTTP
 */
record Vitals(long heap, long direct, long threads) {
    /**
     * By how many bytes the heap may grow: metrics and caches of bounded size, which took 3 to 13 MB. A single body of
     * S3 that is kept would be twice as much as is allowed.
     */
    static final long HEAP_GROWTH = 32L << 20;

    /**
     * By how many bytes direct memory may grow: netty keeps some chunks of 4 MiB in each of its arenas, two a core, and
     * the JDK a buffer with each thread that writes.
     */
    static final long DIRECT_GROWTH = 64L << 20;

    /**
     * By how many threads: those of gRPC end after a minute without work, so what stays is what the first use of
     * something started, such as a client of HTTP or a timer.
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
