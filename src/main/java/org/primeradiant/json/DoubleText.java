package org.primeradiant.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Formats a double as the shortest decimal that parses to the same double, the nearest one if there are several, in
 * the layout of Python's {@code repr}: {@code 1.0}, {@code 0.0001}, {@code 1e-05}, {@code 1e+16}.
 *
 * <p>Source: Raffaello Giulietti, "The Schubfach way to render doubles" (2020). Unlike in {@code Double.toString}
 * since Java 19, one digit may be enough: {@code 5e-324}.
 */
public final class DoubleText {
    /** Room for any double: 24 bytes, plus those that {@link DecimalText} overwrites beyond the last digit. */
    static final int MAX_LENGTH = 32;

    private static final int FRACTION_BITS = 52;
    private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
    private static final int MAX_BIASED = 0x7FF;
    private static final int BIAS = 1075;
    // repr writes numbers from 1e-4 to below 1e16 without an exponent.
    private static final int MIN_POINT = -3;
    private static final int MAX_POINT = 16;

    private DoubleText() {}

    /** Formats a double as {@code repr} does, but NaN and the infinities as {@link Double#toString(double)} does. */
    public static String of(double value) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(value, text, 0), ISO_8859_1);
    }

    /**
     * Formats a double as Python's {@code str} does: like {@link #of}, but {@code nan}, {@code inf} and {@code -inf}.
     */
    public static String str(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return of(value);
    }

    /** Writes a double, which may be NaN or infinite, and returns the position after it. */
    static int write(double value, byte[] target, int from) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & HIDDEN_BIT - 1;
        int biased = (int) (bits >>> FRACTION_BITS) & MAX_BIASED;
        if (biased == MAX_BIASED) {
            return DecimalText.ascii(Double.toString(value), target, from);
        }
        int at = from;
        if (bits < 0) {
            target[at++] = '-';
        }
        if (biased != 0) {
            boolean isNarrow = fraction == 0 && biased > 1;
            return finite(fraction | HIDDEN_BIT, biased - BIAS, isNarrow, target, at);
        }
        return fraction == 0 ? DecimalText.ascii("0.0", target, at) : finite(fraction, 1 - BIAS, false, target, at);
    }

    /**
     * Writes c * 2^q, with as many digits as tell it from its neighbours (c - 1) * 2^q and (c + 1) * 2^q.
     *
     * @param narrow whether the next smaller number is only half as far away, as at a power of two
     */
    static int finite(long c, int q, boolean narrow, byte[] target, int at) {
        if (q <= 0 && q > -FRACTION_BITS - 1) {
            long whole = c >> -q;
            if (whole << -q == c) {
                int after = DecimalText.digits(whole, target, at);
                target[after] = '.';
                target[after + 1] = '0';
                return after + 2;
            }
        }
        int k = narrow ? PowersOfTen.floorLog10OfThreeQuarters(q) : PowersOfTen.floorLog10OfBinary(q);
        int shift = q + PowersOfTen.floorLog2OfPower(-k) + 2;
        long odd = c & 1;
        // The double and the ends of its rounding interval, in quarters of 10^k; the ends belong to an even double.
        long middle = scaled(k, 4 * c << shift);
        long lower = scaled(k, 4 * c - (narrow ? 1 : 2) << shift) + odd;
        long upper = scaled(k, 4 * c + 2 << shift) - odd;
        long units = middle >> 2;
        long tens = units / 10;
        boolean downTen = lower <= 40 * tens;
        boolean upTen = 40 * tens + 40 <= upper;
        if (downTen != upTen) {
            return laidOut(downTen ? tens : tens + 1, k + 1, target, at);
        }
        return laidOut(nearest(units, lower, middle, upper), k, target, at);
    }

    private static long nearest(long units, long lower, long middle, long upper) {
        boolean down = lower <= 4 * units;
        boolean up = 4 * units + 4 <= upper;
        if (down != up) {
            return down ? units : units + 1;
        }
        long half = middle - (4 * units + 2);
        return half < 0 || half == 0 && (units & 1) == 0 ? units : units + 1;
    }

    /** Returns the factor times 10^-k, rounded to odd: a truncated fraction sets the last bit. */
    private static long scaled(int k, long factor) {
        long high = PowersOfTen.high(k);
        long carried = (high * factor >>> 1) + Math.multiplyHigh(PowersOfTen.low(k), factor);
        long whole = Math.multiplyHigh(high, factor) + (carried >>> 63);
        return whole | (carried & Long.MAX_VALUE) + Long.MAX_VALUE >>> 63;
    }

    private static int laidOut(long decimal, int power, byte[] target, int at) {
        long digits = decimal;
        int exponent = power;
        while (digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        int length = DecimalText.length(digits);
        int point = length + exponent;
        if (point < MIN_POINT || point > MAX_POINT) {
            return scientific(digits, length, point - 1, target, at);
        }
        if (point <= 0) {
            int after = DecimalText.ascii("0.000", target, at) - 3 - point;
            return DecimalText.digits(digits, target, after);
        }
        return point < length ? pointed(digits, point, target, at) : filled(digits, exponent, target, at);
    }

    private static int pointed(long digits, int point, byte[] target, int at) {
        int after = DecimalText.digits(digits, target, at + 1);
        for (int i = at; i < at + point; i++) {
            target[i] = target[i + 1];
        }
        target[at + point] = '.';
        return after;
    }

    private static int filled(long digits, int zeros, byte[] target, int at) {
        int after = DecimalText.digits(digits, target, at);
        for (int i = 0; i < zeros; i++) {
            target[after++] = '0';
        }
        return DecimalText.ascii(".0", target, after);
    }

    private static int scientific(long digits, int length, int exponent, byte[] target, int from) {
        int at = length == 1 ? DecimalText.digits(digits, target, from) : pointed(digits, 1, target, from);
        target[at++] = 'e';
        target[at++] = (byte) (exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) {
            target[at++] = '0';
        }
        return DecimalText.digits(size, target, at);
    }
}
