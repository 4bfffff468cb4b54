package org.primeradiant.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Direct buffers for inputs. Keeps a few small ones for the next calls, as new ones are slow. Thread-safe. */
final class Buffers {
    private static final int SMALL = 8 * 1024;
    private static final int MOST = 32;

    private final BlockingQueue<ByteBuffer> small = new ArrayBlockingQueue<>(MOST);

    /**
     * A buffer in native byte order.
     *
     * @throws SeldonException if the JVM has no memory for a buffer of this size
     */
    ByteBuffer take(long bytes) {
        ByteBuffer known = bytes <= SMALL ? small.poll() : null;
        ByteBuffer buffer = known == null ? create(Math.max(bytes, SMALL)) : known;
        return buffer.clear().limit((int) bytes);
    }

    private static ByteBuffer create(long bytes) {
        try {
            return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new SeldonException(Reason.TOO_LARGE, "an input needs more than the server's direct memory", e);
        }
    }

    /** Takes back a buffer that is no longer used. */
    void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() == SMALL) {
            small.offer(buffer);
        }
    }
}
