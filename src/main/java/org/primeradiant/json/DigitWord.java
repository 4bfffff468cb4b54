package org.primeradiant.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Up to eight decimal digits at once: eight bytes of text in one long, the first byte lowest. */
final class DigitWord {
    /** Number of bytes in a word. */
    static final int LENGTH = Long.BYTES;
    /** What a full word of digits counts for in front of the next one. */
    static final long POWER = 100_000_000;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = ONES * 0x7F;
    private static final long ZEROS = ONES * '0';
    // Added to a byte from 10 on, this sets its highest bit.
    private static final long FROM_TEN = ONES * (0x80 - 10);

    private DigitWord() {}

    static long at(byte[] bytes, int position) {
        return (long) WORD.get(bytes, position);
    }

    /** Number of digits with which the word begins. */
    static int digits(long word) {
        long values = word ^ ZEROS;
        long others = ((values & LOWS) + FROM_TEN | values) & ~LOWS;
        return Long.numberOfTrailingZeros(others) / Byte.SIZE;
    }

    /** The number that the first digits are, of which there is at least one. */
    static long value(long word, int digits) {
        // Other digits in front become zeros; then ones become pairs, pairs fours, fours eights.
        long ones = (word ^ ZEROS) << (LENGTH - digits) * Byte.SIZE;
        long pairs = ones * 10 + (ones >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFFFFFFL;
    }
}
