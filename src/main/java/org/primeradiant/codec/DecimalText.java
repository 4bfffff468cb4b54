package org.primeradiant.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers as decimal digits in a byte array, two digits at a time. */
final class DecimalText {
    /** Room that any long needs. */
    static final int MAX_LENGTH = 20;

    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final short[] PAIRS = new short[100];
    private static final long[] POWERS = new long[19];
    private static final int EIGHT_DIGITS = 100_000_000;
    private static final int FOUR_DIGITS = 10_000;

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << 8);
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

    /** Writes a number that is not negative; answers the position after it. */
    static int digits(long value, byte[] target, int at) {
        if (value < EIGHT_DIGITS) {
            return upToEight((int) value, target, at);
        }
        long high = value / EIGHT_DIGITS;
        int low = (int) (value - high * EIGHT_DIGITS);
        int after = digits(high, target, at);
        int lowHigh = low / FOUR_DIGITS;
        four(lowHigh, target, after);
        four(low - FOUR_DIGITS * lowHigh, target, after + 4);
        return after + 8;
    }

    private static int upToEight(int value, byte[] target, int at) {
        if (value < FOUR_DIGITS) {
            return upToFour(value, target, at);
        }
        int high = value / FOUR_DIGITS;
        int after = upToFour(high, target, at);
        four(value - FOUR_DIGITS * high, target, after);
        return after + 4;
    }

    private static int upToFour(int value, byte[] target, int at) {
        if (value < 100) {
            return upToTwo(value, target, at);
        }
        int high = value / 100;
        int after = upToTwo(high, target, at);
        PAIR.set(target, after, PAIRS[value - 100 * high]);
        return after + 2;
    }

    private static int upToTwo(int value, byte[] target, int at) {
        if (value < 10) {
            target[at] = (byte) ('0' + value);
            return at + 1;
        }
        PAIR.set(target, at, PAIRS[value]);
        return at + 2;
    }

    private static void four(int value, byte[] target, int at) {
        int high = value / 100;
        PAIR.set(target, at, PAIRS[high]);
        PAIR.set(target, at + 2, PAIRS[value - 100 * high]);
    }

    static int ascii(String text, byte[] target, int at) {
        for (int i = 0; i < text.length(); i++) {
            target[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }
}
