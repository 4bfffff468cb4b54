package org.primeradiant.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Parses up to eight decimal digits at once: eight bytes of text in one long, the first byte lowest. */
final class DigitWord {
    /** Number of bytes in a word. */
    static final int LENGTH = Long.BYTES;
    /** 10^8, the factor that makes room for a full word of digits. */
    static final long POWER = 100_000_000;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = ONES * 0x7F;
    private static final long ZEROS = ONES * '0';
    // Added to a byte of 10 or more, this sets its highest bit.
    private static final long FROM_TEN = ONES * (0x80 - 10);

    private DigitWord() {}

    static long at(byte[] bytes, int position) {
        return (long) WORD.get(bytes, position);
    }

    static void put(byte[] bytes, int position, long word) {
        WORD.set(bytes, position, word);
    }

    /** Number of leading digits in the word. */
    static int digits(long word) {
        long values = word ^ ZEROS;
        long others = ((values & LOWS) + FROM_TEN | values) & ~LOWS;
        return Long.numberOfTrailingZeros(others) / Byte.SIZE;
    }

    /** Returns the number formed by the leading digits, of which there must be at least one. */
    static long value(long word, int digits) {
        // Shift out the other bytes, so that zeros lead; then ones become pairs, pairs fours, fours eights.
        long ones = (word ^ ZEROS) << (LENGTH - digits) * Byte.SIZE;
        long pairs = ones * 10 + (ones >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFFFFFFL;
    }
}
