package org.primeradiant.state;

import java.util.Arrays;

/**
 * A vector of counts and a vector of real sums, or an addition to them. Either may be empty. Immutable.
 *
 * <p>Adding vectors of different lengths treats missing elements as 0. Counts wrap around beyond the range of a long;
 * real sums follow IEEE 754.
 */
public final class Sums {
    /** No elements; the neutral element of {@link #plus}. */
    public static final Sums NONE = new Sums(new long[0], new double[0]);

    /** The largest number of elements of each vector. */
    public static final int MOST = 65_536;

    private final long[] counts;
    private final double[] reals;

    private Sums(long[] counts, double[] reals) {
        this.counts = counts;
        this.reals = reals;
    }

    /**
     * Copies two vectors.
     *
     * @throws IllegalArgumentException if one has more than {@link #MOST} elements or a real one is not finite
     */
    public static Sums of(long[] counts, double... reals) {
        if (Math.max(counts.length, reals.length) > MOST) {
            throw new IllegalArgumentException("sums must have at most " + MOST + " counts and reals, got "
                    + counts.length + " and " + reals.length);
        }
        for (double real : reals) {
            if (!Double.isFinite(real)) {
                throw new IllegalArgumentException("a sum must be finite, got " + real);
            }
        }
        return new Sums(counts.clone(), reals.clone());
    }

    /** The element-wise sum. */
    public Sums plus(Sums other) {
        long[] longs = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
        double[] doubles = Arrays.copyOf(reals, Math.max(reals.length, other.reals.length));
        for (int i = 0; i < other.counts.length; i++) {
            longs[i] += other.counts[i];
        }
        for (int i = 0; i < other.reals.length; i++) {
            doubles[i] += other.reals[i];
        }
        return new Sums(longs, doubles);
    }

    /** The number of counts. */
    public int counts() {
        return counts.length;
    }

    /** The number of real sums. */
    public int reals() {
        return reals.length;
    }

    /** A count; 0 beyond the end of the vector. */
    public long count(int index) {
        return index < counts.length ? counts[index] : 0;
    }

    /** A real sum; 0 beyond the end of the vector. */
    public double real(int index) {
        return index < reals.length ? reals[index] : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sums sums && Arrays.equals(counts, sums.counts) && Arrays.equals(reals, sums.reals);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Arrays.hashCode(reals);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts) + " " + Arrays.toString(reals);
    }
}
