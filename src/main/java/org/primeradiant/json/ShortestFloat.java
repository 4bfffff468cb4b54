package org.primeradiant.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Widens floats so that they print as they were written: 1.1 rather than 1.100000023841858. */
public final class ShortestFloat {
    /** Decimal digits that any float keeps, unless it is subnormal. */
    private static final int LEAST_DIGITS = 6;
    /** Decimal digits that identify any float. */
    private static final int MOST_DIGITS = 9;

    private static final int EXACT = 1 << 24;

    private ShortestFloat() {}

    /** The double with the shortest decimal text that is rounded to {@code value} as a float. */
    public static double widened(float value) {
        if (value == (int) value && Math.abs(value) < EXACT || !Float.isFinite(value)) {
            return value;
        }
        BigDecimal exact = new BigDecimal(value);
        int least = Math.abs(value) < Float.MIN_NORMAL ? 1 : LEAST_DIGITS;
        for (int digits = least; digits < MOST_DIGITS; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.floatValue() == value) {
                return shorter.doubleValue();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).doubleValue();
    }
}
