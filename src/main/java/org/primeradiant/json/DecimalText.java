package org.primeradiant.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes whole numbers as decimal digits to a byte array, six digits at a time: two groups of three digits come from
 * a table, and a shift drops the leading zeros, so that there is no branch on the number of digits.
 */
final class DecimalText {
    /** Room for any long: 20 bytes, plus two that are overwritten beyond the last digit. */
    static final int MAX_LENGTH = 22;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    // The digits of 000 to 999, the first digit in the lowest byte.
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

    /** Writes a number and returns the position after it. */
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

    /** Number of digits of a non-negative number. */
    static int length(long value) {
        // 1233 / 4096 approximates log10(2) from below, closely enough for 63 bits.
        int estimate = (Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * 1233 >> 12;
        return estimate < POWERS.length && value >= POWERS[estimate] || estimate == 0 ? estimate + 1 : estimate;
    }

    /** Writes a non-negative number and returns the position after it. May overwrite up to seven bytes from there. */
    static int digits(long value, byte[] target, int at) {
        if (value < SIX_DIGITS) {
            long word = six(value);
            // Leading zeros are the lowest bytes, which the shift drops; the last digit always stays.
            int zeros = Long.numberOfTrailingZeros(word & VALUES | LAST_DIGIT) & -Byte.SIZE;
            WORD.set(target, at, word >>> zeros);
            return at + LENGTH - zeros / Byte.SIZE;
        }
        long high = value / SIX_DIGITS;
        int after = digits(high, target, at);
        WORD.set(target, after, six(value - high * SIX_DIGITS));
        return after + LENGTH;
    }

    /** The digits of a number below 10^6, with leading zeros, the first digit in the lowest byte. */
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
