package org.primeradiant.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;

/**
 * Reads a {@code ListValue} of numbers in its plain form: all numbers take 11 bytes that differ only in the value, so
 * all rows of one level have the same length and the same header. The first element of each level gives the shape;
 * then one pass compares the headers and copies the numbers. Any other form is left to {@link ProtoElements}.
 */
final class ProtoNumbers {
    /** Tag and length of a list's element, and the tag of its number, as a little-endian integer. */
    static final int HEAD = ProtoTags.VALUE_NUMBER << 16 | 9 << 8 | ProtoTags.LIST_VALUES;
    /** Offset of the number in its element. */
    static final int HEAD_SIZE = 3;
    /** Size of an element in bytes. */
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

    /** Returns the tensor, or empty if the list is not in the plain form. */
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

    // The header of a row is the tag and length of the element, then the tag and length of the list. A number has
    // header size 0.
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

    // Reads a length and returns the end of the part it describes; -1 if the length is malformed or too large.
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
        // At most the number of bytes in the list, because each level was measured within the one above.
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
