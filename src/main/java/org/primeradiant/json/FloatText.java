package org.primeradiant.json;

/**
 * Formats a float as the shortest decimal that parses to the same float, the nearest one if there are several, in the
 * layout of {@link DoubleText}, whose method it shares: 0.1 rather than 0.10000000149011612.
 */
final class FloatText {
    private static final int FRACTION_BITS = 23;
    private static final int HIDDEN_BIT = 1 << FRACTION_BITS;
    private static final int MAX_BIASED = 0xFF;
    private static final int BIAS = 150;

    private FloatText() {}

    /**
     * Writes a float, which may be NaN or infinite, and returns the position after it. Needs the room of
     * {@link DoubleText#MAX_LENGTH}.
     */
    static int write(float value, byte[] target, int from) {
        int bits = Float.floatToRawIntBits(value);
        int fraction = bits & HIDDEN_BIT - 1;
        int biased = bits >>> FRACTION_BITS & MAX_BIASED;
        if (biased == MAX_BIASED) {
            return DecimalText.ascii(Float.toString(value), target, from);
        }
        int at = from;
        if (bits < 0) {
            target[at++] = '-';
        }
        if (biased != 0) {
            boolean isNarrow = fraction == 0 && biased > 1;
            return DoubleText.finite(fraction | HIDDEN_BIT, biased - BIAS, isNarrow, target, at);
        }
        return fraction == 0
                ? DecimalText.ascii("0.0", target, at)
                : DoubleText.finite(fraction, 1 - BIAS, false, target, at);
    }
}
