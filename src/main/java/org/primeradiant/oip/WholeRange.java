package org.primeradiant.oip;

import java.math.BigInteger;

/**
 * The values of a datatype of whole numbers.
 *
 * @param least the smallest value
 * @param most the largest value
 */
record WholeRange(BigInteger least, BigInteger most) {
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    /** The values of a datatype that is one of whole numbers. */
    static WholeRange of(Datatype datatype) {
        int bits = datatype.size() * Byte.SIZE;
        return switch (datatype) {
            case INT8, INT16, INT32, INT64 -> {
                BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
                yield new WholeRange(half.negate(), half.subtract(BigInteger.ONE));
            }
            case UINT8, UINT16, UINT32, UINT64 ->
                new WholeRange(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
            case BOOL, FP16, FP32, FP64, BF16, BYTES ->
                throw new IllegalArgumentException("datatype must be one of whole numbers, got " + datatype);
        };
    }

    /** The smallest value. */
    long leastLong() {
        return least.longValue();
    }

    /** The largest value that is a long. */
    long mostLong() {
        return most.min(MOST_LONG).longValue();
    }

    boolean contains(BigInteger value) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    @Override
    public String toString() {
        return "from " + least + " to " + most;
    }
}
