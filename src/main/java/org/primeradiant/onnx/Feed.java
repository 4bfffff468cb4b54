package org.primeradiant.onnx;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The value of one input: a direct buffer in native byte order, or strings. Used by one call. */
public final class Feed {
    /** The buffer of strings, which have none. */
    private static final ByteBuffer NO_BUFFER = ByteBuffer.allocate(0);

    private final long[] shape;
    private final ByteBuffer buffer;
    private final String[] texts;

    private Feed(long[] shape, ByteBuffer buffer, String... texts) {
        this.shape = shape;
        this.buffer = buffer;
        this.texts = texts;
    }

    /** A feed of the elements in the buffer, which holds {@link DataType#size()} bytes for each. */
    static Feed of(long[] shape, ByteBuffer buffer) {
        return new Feed(shape, buffer);
    }

    /** A feed of strings. */
    static Feed of(long[] shape, String... texts) {
        return new Feed(shape, NO_BUFFER, texts);
    }

    /** Length of each dimension, outermost first. */
    public long[] shape() {
        return shape.clone();
    }

    /** The elements from position to limit; empty for strings. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** The strings; empty for other types. */
    public String[] texts() {
        return texts.clone();
    }

    /** Shows the shape, but not the elements, which may be personal data. */
    @Override
    public String toString() {
        return "Feed" + Arrays.toString(shape);
    }
}
