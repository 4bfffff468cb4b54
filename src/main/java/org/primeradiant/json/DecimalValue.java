package org.primeradiant.json;

/**
 * Finds the double nearest to a decimal number, unless that takes big-number arithmetic.
 *
 * <p>There are two methods. If the digits fit in 53 bits and a double holds the power of ten exactly, one
 * multiplication or division rounds once (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990).
 * Otherwise one multiplication by the leading 126 bits of the power determines the double, unless the rounding error
 * of the power leaves open on which side of the midpoint between two doubles the number lies (the idea of D. Lemire,
 * "Number Parsing at a Gigabyte per Second", 2021; the powers and the error bound are those of {@link PowersOfTen}).
 */
final class DecimalValue {
    /** Returned if the double is left open. */
    static final double OPEN = Double.NaN;

    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int MAX_EXACT = 22;
    private static final int FRACTION_BITS = 52;
    private static final int BIAS = 1075;
    private static final int MAX_BIASED = 2045;

    private DecimalValue() {}

    /** Returns the double nearest to digits * 10^exponent, or {@link #OPEN}; the digits are unsigned. */
    static double of(long digits, int exponent) {
        if (digits >>> FRACTION_BITS + 1 == 0 && exponent >= -MAX_EXACT && exponent <= MAX_EXACT) {
            return exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
        }
        boolean known = digits != 0 && exponent >= -PowersOfTen.MAX_K && exponent <= -PowersOfTen.MIN_K;
        return known ? product(digits, exponent) : OPEN;
    }

    private static double product(long digits, int exponent) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long factor = digits << zeros;
        long high = PowersOfTen.high(-exponent);
        long low = PowersOfTen.low(-exponent);
        // The 190-bit product without its lowest 63 bits, in two longs. The factor is unsigned, but multiplyHigh
        // is signed.
        long upper = Math.multiplyHigh(factor, high) + high;
        long lower = factor * high;
        long carry = Math.multiplyHigh(factor, low) + low << 1 | factor * low >>> 63;
        long sum = lower + carry;
        upper += Long.compareUnsigned(sum, lower) < 0 ? 1 : 0;
        // upper has 62 or 63 bits. The power is too large by less than one unit in its last place: the true product
        // lies between 2 below and 1 above the truncated one.
        int cut = 10 - (Long.numberOfLeadingZeros(upper) - 1);
        long half = 1L << cut - 1;
        boolean isOpen = (upper & 2 * half - 1) == half && sum >= 0 && sum <= 2;
        int biased = 2 * Long.SIZE - 1 + cut - zeros + PowersOfTen.binaryExponent(exponent) + BIAS;
        if (isOpen || biased < 1 || biased > MAX_BIASED) {
            return OPEN;
        }
        long fraction = (upper >>> cut - 1) + 1 >>> 1;
        return Double.longBitsToDouble(((long) biased - 1 << FRACTION_BITS) + fraction);
    }
}
