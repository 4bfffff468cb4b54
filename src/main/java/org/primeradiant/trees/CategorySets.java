package org.primeradiant.trees;

import java.util.Arrays;

/**
 * The category sets of a forest's splits, one after another in one array: as bits where that is smaller, else as
 * sorted codes, since a single code may be as large as 2^24. A reference to a set holds its offset and, in the lower
 * half, its length, negative for sorted codes. Immutable once built.
 */
final class CategorySets {
    private int[] words = new int[0];
    private int size;

    /** Stores bits, 32 in each word, the lowest first. */
    long addBits(int[] bits, int from, int to) {
        long reference = (long) size << Integer.SIZE | to - from;
        append(bits, from, to);
        return reference;
    }

    /** Stores the codes from[0, to), which are not negative. */
    long addCodes(int[] codes, int from, int to) {
        int[] sorted = Arrays.copyOfRange(codes, from, to);
        Arrays.sort(sorted);
        int bitWords = sorted.length == 0 ? 0 : (sorted[sorted.length - 1] >>> 5) + 1;
        if (bitWords > sorted.length + 8) {
            long reference = (long) size << Integer.SIZE | -sorted.length & 0xFFFFFFFFL;
            append(sorted, 0, sorted.length);
            return reference;
        }
        int[] bits = new int[bitWords];
        for (int code : sorted) {
            bits[code >>> 5] |= 1 << code;
        }
        return addBits(bits, 0, bitWords);
    }

    private void append(int[] source, int from, int to) {
        int end = Math.addExact(size, to - from);
        if (end > words.length) {
            words = Arrays.copyOf(words, Math.max(end, words.length + (words.length >> 1)));
        }
        System.arraycopy(source, from, words, size, to - from);
        size = end;
    }

    boolean contains(long reference, int code) {
        int offset = (int) (reference >>> Integer.SIZE);
        int length = (int) reference;
        if (length < 0) {
            return Arrays.binarySearch(words, offset, offset - length, code) >= 0;
        }
        return code >= 0 && code >>> 5 < length && (words[offset + (code >>> 5)] >>> code & 1) != 0;
    }
}
