package org.primeradiant.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;

/**
 * Reads a {@code ListValue} of numbers in its plain form: each number is the same 11 bytes but for its value, and so all
 * rows of one level are equally long and begin with the same bytes. The first element of each level tells the shape; then
 * one pass compares the heads and takes the numbers. Anything that looks different is left to {@link ProtoElements}.
 */
final class ProtoNumbers {
    /** Tag and length of a list's element, and the tag of its number, as a little-endian integer. */
    static final int HEAD = ProtoTags.VALUE_NUMBER << 16 | 9 << 8 | ProtoTags.LIST_VALUES;
    /** Where the number begins in its element. */
    static final int HEAD_SIZE = 3;
    /** Bytes of an element. */
    static final int STRIDE = HEAD_SIZE + Double.BYTES;

    private static final int HEAD_MASK = 0xFFFFFF;
    private static final int MAX_RANK = 8;

    private final ByteBuffer bytes;
    private final int[] shape = new int[MAX_RANK];
    private final int[] stride = new int[MAX_RANK];
    private final int[] headSize = new int[MAX_RANK];
    private final int[] first = new int[MAX_RANK];
    private int rank;
    private int position;
    private double[] numbers = {};
    private int count;

    private ProtoNumbers(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The tensor, or nothing if the list is not in the plain form. */
    static Optional<Tensor> tensor(ByteBuffer list, HeapUse use) {
        ProtoNumbers reader = new ProtoNumbers(list.slice().order(ByteOrder.LITTLE_ENDIAN));
        return reader.measure() ? reader.read(use) : Optional.empty();
    }

    private boolean measure() {
        int start = 0;
        int end = bytes.limit();
        while (rank < MAX_RANK) {
            int level = rank++;
            if (start == end) {
                return true;
            }
            if (!measureElement(level, start, end)) {
                return false;
            }
            if (headSize[level] == 0) {
                return stride[level] == STRIDE;
            }
            start += headSize[level];
            end = first[level] + stride[level];
        }
        return false;
    }

    // The head of a row is its own length as an element, its tag and its length as a list; that of a number counts as
    // 0.
    private boolean measureElement(int level, int start, int end) {
        position = start;
        if (next(end) != ProtoTags.LIST_VALUES) {
            return false;
        }
        int valueEnd = length(end);
        int tag = next(valueEnd);
        if (tag == ProtoTags.VALUE_LIST) {
            if (length(valueEnd) != valueEnd) {
                return false;
            }
            headSize[level] = position - start;
        } else if (tag != ProtoTags.VALUE_NUMBER) {
            return false;
        }
        first[level] = start;
        stride[level] = valueEnd - start;
        shape[level] = (end - start) / stride[level];
        return (end - start) % stride[level] == 0;
    }

    private int next(int end) {
        return position < end ? bytes.get(position++) & 0xFF : -1;
    }

    // Where the part ends whose length stands here; -1 if that is no such place.
    private int length(int end) {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = next(end);
            if (next < 0) {
                return -1;
            }
            length |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return position + length <= end ? (int) (position + length) : -1;
            }
        }
        return -1;
    }

    private Optional<Tensor> read(HeapUse use) {
        int[] dimensions = Arrays.copyOf(shape, rank);
        // No more than the list has bytes, because each level's length was found in the one above.
        int size = 1;
        for (int length : dimensions) {
            size *= length;
        }
        use.add((long) HeapUse.NUMBER * size);
        numbers = new double[size];
        return readList(0, 0, bytes.limit()) ? Optional.of(Tensor.wrap(dimensions, numbers)) : Optional.empty();
    }

    private boolean readList(int level, int start, int end) {
        if (level == rank - 1) {
            return readNumbers(start, end);
        }
        for (int row = start; row < end; row += stride[level]) {
            if (!hasHead(level, row) || !readList(level + 1, row + headSize[level], row + stride[level])) {
                return false;
            }
        }
        return true;
    }

    private boolean hasHead(int level, int row) {
        for (int i = 0; i < headSize[level]; i++) {
            if (bytes.get(row + i) != bytes.get(first[level] + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean readNumbers(int start, int end) {
        int next = count;
        for (int at = start; at < end; at += STRIDE) {
            if ((bytes.getInt(at) & HEAD_MASK) != HEAD) {
                return false;
            }
            numbers[next++] = bytes.getDouble(at + HEAD_SIZE);
        }
        count = next;
        return true;
    }
}
