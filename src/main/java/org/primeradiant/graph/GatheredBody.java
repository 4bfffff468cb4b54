package org.primeradiant.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A body in memory that grows with the bytes received, so that an announced length reserves little. Not thread-safe.
 */
final class GatheredBody {
    /** Largest buffer allocated on the announced length alone. */
    private static final int TRUSTED = 64 << 10;

    private static final int FIRST = 8 << 10;

    private final AnswerLimits limits;
    private final long announced;
    private byte[] bytes = {};
    private int length;

    /**
     * Creates an empty body.
     *
     * @param announced the announced length in bytes; -1 if unknown
     * @throws RemoteFailure if the announced length exceeds the limit
     */
    GatheredBody(AnswerLimits limits, long announced) {
        limits.check(announced);
        this.limits = limits;
        this.announced = announced;
    }

    /**
     * Appends the remaining bytes of a buffer.
     *
     * @throws RemoteFailure if the body exceeds the limit, or there is not enough memory for it
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

    /** Doubles the capacity, so that copying takes linear time. A body of the announced length fits exactly. */
    private void grow(int least) {
        long most = announced >= least ? announced : limits.size();
        long first = announced >= least ? TRUSTED : FIRST;
        int capacity = (int) Math.max(least, Math.min(most, Math.max(first, 2L * bytes.length)));
        limits.take(capacity - bytes.length);
        bytes = Arrays.copyOf(bytes, capacity);
    }

    /**
     * Returns the body, without copying it if the buffer is full. Nothing may be added afterwards.
     *
     * @throws RemoteFailure if there is not enough memory for a copy
     */
    byte[] bytes() {
        if (length == bytes.length) {
            return bytes;
        }
        limits.take(length);
        return Arrays.copyOf(bytes, length);
    }
}
