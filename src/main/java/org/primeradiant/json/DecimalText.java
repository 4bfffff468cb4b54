package org.primeradiant.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whole numbers as decimal digits in a byte array, six digits at a time: two numbers of three digits come from a table, and
 * a shift drops the zeros in front, so that there is no branch on the number of digits.
 */
final class DecimalText {
    /** Room that any long needs: 20 bytes, and two that are overwritten after them. */
    static final int MAX_LENGTH = 22;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    // The text of all numbers of three digits, the first digit lowest.
    private static final int[] THREES = new int[1000];
    private static final int LENGTH = 6;
    private static final long VALUES = 0x0F0F0F0F0F0FL;
    private static final long LAST_DIGIT = 1L << (LENGTH - 1) * Byte.SIZE;
    private static final long[] POWERS = new long[19];
    private static final long SIX_DIGITS = 1_000_000;

    static {
        for (int i = 0; i < THREES.length; i++) {
            THREES[i] = '0' + i / 100 | '0' + i / 10 % 10 << 8 | '0' + i % 10 << 16;
        }
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private DecimalText() {}

    /** Writes a number; answers the position after it. */
    static int write(long value, byte[] target, int at) {
        if (value >= 0) {
            return digits(value, target, at);
        }
        if (value == Long.MIN_VALUE) {
            return ascii("-9223372036854775808", target, at);
        }
        target[at] = '-';
        return digits(-value, target, at + 1);
    }

    /** Number of digits of a number that is not negative. */
    static int length(long value) {
        // 1233 / 4096 is log10(2), near enough from above for 63 bits.
        int estimate = (Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * 1233 >> 12;
        return estimate < POWERS.length && value >= POWERS[estimate] || estimate == 0 ? estimate + 1 : estimate;
    }

    /** Writes a number that is not negative; answers the position after it. Up to seven bytes from there are overwritten. */
    static int digits(long value, byte[] target, int at) {
        if (value < SIX_DIGITS) {
            long word = six(value);
            // Zeros in front are the lowest bytes, which fall out; the last digit stays in any case.
            int zeros = Long.numberOfTrailingZeros(word & VALUES | LAST_DIGIT) & -Byte.SIZE;
            WORD.set(target, at, word >>> zeros);
            return at + LENGTH - zeros / Byte.SIZE;
        }
        long high = value / SIX_DIGITS;
        int after = digits(high, target, at);
        WORD.set(target, after, six(value - high * SIX_DIGITS));
        return after + LENGTH;
    }

    /** The text of a number below 10^6, with zeros in front, the first digit lowest. */
    private static long six(long value) {
        // 2^32 / 1000, rounded up: below 10^6 the quotient is exact.
        long high = value * 4_294_968 >>> 32;
        return THREES[(int) high] | (long) THREES[(int) (value - 1000 * high)] << 24;
    }

    static int ascii(String text, byte[] target, int at) {
        for (int i = 0; i < text.length(); i++) {
            target[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }
}
