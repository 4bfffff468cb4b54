package org.primeradiant.json;

import java.math.BigInteger;

/**
 * Powers of ten as 126-bit factors, each with its own binary exponent, and the logarithms needed to find them:
 * sections 8 and 9 of Raffaello Giulietti, "The Schubfach way to render doubles" (2020).
 *
 * <p>For each k the factor g is the smallest integer above 10^-k / 2^r, where r is such that g has exactly 126 bits.
 */
final class PowersOfTen {
    static final int MIN_K = -324;
    static final int MAX_K = 292;

    private static final int BITS = 126;
    private static final int HALF = 63;
    // The two halves of each factor are adjacent, so that one cache line holds both.
    private static final long[] FACTORS = factors();

    private PowersOfTen() {}

    private static long[] factors() {
        BigInteger lowHalf = BigInteger.ONE.shiftLeft(HALF).subtract(BigInteger.ONE);
        long[] factors = new long[2 * (MAX_K - MIN_K + 1)];
        for (int k = MIN_K; k <= MAX_K; k++) {
            BigInteger factor = factor(k);
            factors[2 * (k - MIN_K)] = factor.shiftRight(HALF).longValue();
            factors[2 * (k - MIN_K) + 1] = factor.and(lowHalf).longValue();
        }
        return factors;
    }

    private static BigInteger factor(int k) {
        int shift = -binaryExponent(-k);
        BigInteger power = BigInteger.TEN.pow(Math.abs(k));
        BigInteger quotient = k <= 0
                ? power.shiftLeft(shift)
                : BigInteger.ONE.shiftLeft(shift).divide(power);
        return quotient.add(BigInteger.ONE);
    }

    static long high(int k) {
        return FACTORS[2 * (k - MIN_K)];
    }

    static long low(int k) {
        return FACTORS[2 * (k - MIN_K) + 1];
    }

    /** The binary exponent of the factor for 10^e. */
    static int binaryExponent(int e) {
        return floorLog2OfPower(e) - (BITS - 1);
    }

    /** floor(log10(2^q)), exact for the exponents of doubles. */
    static int floorLog10OfBinary(int q) {
        return (int) (q * 661_971_961_083L >> 41);
    }

    /** floor(log10(3/4 * 2^q)), exact for the exponents of doubles. */
    static int floorLog10OfThreeQuarters(int q) {
        return (int) (q * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    /** floor(log2(10^e)), exact for the exponents of doubles. */
    static int floorLog2OfPower(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }
}
