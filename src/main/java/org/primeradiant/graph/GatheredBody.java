package org.primeradiant.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A body in memory that grows with what has come of it, so that an announced length costs nothing. Not thread-safe.
 */
final class GatheredBody {
    /** What an announced length is trusted with. */
    private static final int TRUSTED = 64 << 10;

    private static final int FIRST = 8 << 10;

    private final AnswerLimits limits;
    private final long announced;
    private byte[] bytes = {};
    private int length;

    /**
     * Creates an empty body.
     *
     * @param announced its length, if it is known; else -1
     * @throws RemoteFailure if it is over the limit
     */
    GatheredBody(AnswerLimits limits, long announced) {
        limits.check(announced);
        this.limits = limits;
        this.announced = announced;
    }

    /**
     * Adds what remains in a buffer.
     *
     * @throws RemoteFailure if the body gets longer than the limit, or there is no memory for it
     */
    void add(ByteBuffer more) {
        int count = more.remaining();
        limits.check((long) length + count);
        if (length + count > bytes.length) {
            grow(length + count);
        }
        more.get(bytes, length, count);
        length += count;
    }

    /** Doubles the memory, so that copying costs no more than the bytes; an honest announcement fits exactly. */
    private void grow(int least) {
        long most = announced >= least ? announced : limits.size();
        long first = announced >= least ? TRUSTED : FIRST;
        int capacity = (int) Math.max(least, Math.min(most, Math.max(first, 2L * bytes.length)));
        limits.take(capacity - bytes.length);
        bytes = Arrays.copyOf(bytes, capacity);
    }

    /**
     * The body. Nothing may be added any more.
     *
     * @throws RemoteFailure if there is no memory for it
     */
    byte[] bytes() {
        if (length == bytes.length) {
            return bytes;
        }
        limits.take(length);
        return Arrays.copyOf(bytes, length);
    }
}
