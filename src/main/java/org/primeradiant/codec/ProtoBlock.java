package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.primeradiant.api.Tensor;
import org.primeradiant.protobuf.ProtoBody;

/** Buffers elements on their way to a stream, which takes a block in one copy, but a double byte by byte. */
final class ProtoBlock {
    /** Size of a boolean in a list, in bytes: tag and length of the element, tag and value. */
    static final int BOOLEAN_SIZE = 4;

    private static final int FALSE = ProtoTags.VALUE_BOOL << 16 | 2 << 8 | ProtoTags.LIST_VALUES;
    private static final int TRUE = 1 << 24 | FALSE;

    // Small enough not to burden a small message, large enough for the number of copies not to matter.
    private static final int CAPACITY = 1024;
    // Two tags and two lengths of up to five bytes each; an element is not longer.
    private static final int MAX_PIECE = 12;
    private static final int MAX_CONVERTED = 64;

    private final CodedOutputStream out;
    private final ByteBuffer bytes;
    private double[] converted = {};

    /**
     * Creates an empty block.
     *
     * @param size number of bytes to be written; a small message gets a small block
     */
    ProtoBlock(CodedOutputStream out, long size) {
        this.out = out;
        this.bytes =
                ByteBuffer.allocate((int) Math.min(size + MAX_PIECE, CAPACITY)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes all numbers of a tensor to the stream as packed doubles; the block stays empty. */
    void writePacked(Tensor tensor) throws IOException {
        int size = tensor.size();
        DoubleBuffer block = bytes.asDoubleBuffer();
        for (int at = 0; at < size; at += block.capacity()) {
            int count = Math.min(block.capacity(), size - at);
            if (tensor.array() instanceof double[] doubles) {
                block.put(0, doubles, at, count);
            } else {
                block.put(0, converted(tensor, at, count), 0, count);
            }
            out.write(bytes.array(), 0, count * Double.BYTES);
        }
    }

    /**
     * Adds the header of a list that is an element of another list.
     *
     * @param listSize size of the list in bytes
     */
    void addHead(int listSize) throws IOException {
        makeRoom();
        bytes.put((byte) ProtoTags.LIST_VALUES);
        putVarint((int) ProtoBody.fieldSize(listSize));
        bytes.put((byte) ProtoTags.VALUE_LIST);
        putVarint(listSize);
    }

    private void putVarint(int value) {
        int rest = value;
        while (rest > 0x7F) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /** Adds elements of a tensor of numbers or booleans, each as an element of a list. */
    void addElements(Tensor tensor, int from, int count) throws IOException {
        if (tensor.array() instanceof double[] doubles) {
            addNumbers(doubles, from, from + count);
        } else if (tensor.array() instanceof boolean[] booleans) {
            addBooleans(booleans, from, from + count);
        } else {
            for (int done = 0; done < count; done += MAX_CONVERTED) {
                int some = Math.min(MAX_CONVERTED, count - done);
                addNumbers(converted(tensor, from + done, some), 0, some);
            }
        }
    }

    private void addNumbers(double[] numbers, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            makeRoom();
            int some = Math.min(to - next, bytes.remaining() / ProtoNumbers.STRIDE);
            int at = bytes.position();
            for (int i = next; i < next + some; i++) {
                // The header is the low three bytes of an int; the number overwrites the fourth.
                bytes.putInt(at, ProtoNumbers.HEAD);
                bytes.putDouble(at + ProtoNumbers.HEAD_SIZE, numbers[i]);
                at += ProtoNumbers.STRIDE;
            }
            bytes.position(at);
            next += some;
        }
    }

    private void addBooleans(boolean[] booleans, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            makeRoom();
            bytes.putInt(booleans[i] ? TRUE : FALSE);
        }
    }

    private double[] converted(Tensor tensor, int from, int count) {
        if (converted.length < count) {
            converted = new double[count];
        }
        switch (tensor.type()) {
            case INT -> copy((int[]) tensor.array(), from, count);
            case LONG -> copy((long[]) tensor.array(), from, count);
            default -> copy((float[]) tensor.array(), from, count);
        }
        return converted;
    }

    private void copy(int[] numbers, int from, int count) {
        for (int i = 0; i < count; i++) {
            converted[i] = numbers[from + i];
        }
    }

    private void copy(long[] numbers, int from, int count) {
        for (int i = 0; i < count; i++) {
            converted[i] = numbers[from + i];
        }
    }

    private void copy(float[] numbers, int from, int count) {
        for (int i = 0; i < count; i++) {
            converted[i] = numbers[from + i];
        }
    }

    private void makeRoom() throws IOException {
        if (bytes.remaining() < MAX_PIECE) {
            flush();
        }
    }

    /** Writes the added bytes to the stream. */
    void flush() throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }
}
