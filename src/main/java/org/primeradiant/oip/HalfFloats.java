package org.primeradiant.oip;

/**
 * Converts between floats and the two 16-bit formats, IEEE 754's half precision (FP16) and the upper half of a float
 * (BF16). Rounds to the nearest value, to the even one of two; what is then beyond the largest number is infinite.
 * Every NaN becomes the quiet one.
 */
final class HalfFloats {
    private static final int FP16_FRACTION = 10;
    private static final int FP16_LEAST = -14;
    private static final double FP16_LARGEST = 65_504;
    private static final int FP16_INFINITY = 0x7C00;
    private static final int FP16_NAN = 0x7E00;
    private static final int FP16_BIAS = 15;

    private static final int BF16_FRACTION = 7;
    private static final double BF16_LARGEST = 0x1.FEp127;
    private static final short BF16_NAN = 0x7FC0;

    private static final int FLOAT_FRACTION = 23;
    private static final int FLOAT_BIAS = 127;
    private static final int DOUBLE_FRACTION = 52;
    private static final int SIGN = 0x8000;
    private static final int FP16_REST = FLOAT_FRACTION - FP16_FRACTION;

    private HalfFloats() {}

    /** The value of an FP16. */
    static float fp16(short bits) {
        int sign = (bits & SIGN) << Short.SIZE;
        int exponent = bits >> FP16_FRACTION & 0x1F;
        int fraction = bits & (1 << FP16_FRACTION) - 1;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int biased = exponent == 0x1F ? 0xFF : exponent - FP16_BIAS + FLOAT_BIAS;
        return Float.intBitsToFloat(sign | biased << FLOAT_FRACTION | fraction << FP16_REST);
    }

    /** The FP16 nearest to a value. */
    static short fp16Bits(float value) {
        float nearest = nearestFp16(value);
        if (Float.isNaN(nearest)) {
            return FP16_NAN;
        }
        int bits = Float.floatToRawIntBits(nearest);
        int sign = bits >>> Short.SIZE & SIGN;
        if (Float.isInfinite(nearest)) {
            return (short) (sign | FP16_INFINITY);
        }
        if (Math.abs(nearest) < 0x1p-14f) {
            return (short) (sign | (int) (Math.abs(nearest) * 0x1p24f));
        }
        int exponent = Math.getExponent(nearest) + FP16_BIAS;
        int fraction = bits >> FP16_REST & (1 << FP16_FRACTION) - 1;
        return (short) (sign | exponent << FP16_FRACTION | fraction);
    }

    /** The value of a BF16. */
    static float bf16(short bits) {
        return Float.intBitsToFloat(bits << Short.SIZE);
    }

    /** The BF16 nearest to a value. */
    static short bf16Bits(float value) {
        float nearest = nearestBf16(value);
        return Float.isNaN(nearest) ? BF16_NAN : (short) (Float.floatToRawIntBits(nearest) >>> Short.SIZE);
    }

    /** The value of the FP16 nearest to a number; rounds once, unlike a cast to float before it. */
    static float nearestFp16(double value) {
        return nearest(value, FP16_FRACTION, FP16_LEAST, FP16_LARGEST);
    }

    /** The value of the BF16 nearest to a number. */
    static float nearestBf16(double value) {
        return nearest(value, BF16_FRACTION, Float.MIN_EXPONENT, BF16_LARGEST);
    }

    /** The value nearest to a number of a datatype whose elements are floats. */
    static float nearest(Datatype datatype, double value) {
        return switch (datatype) {
            case FP16 -> nearestFp16(value);
            case BF16 -> nearestBf16(value);
            case FP32 -> (float) value;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, FP64, BYTES ->
                throw new IllegalArgumentException("datatype must be one of floats, got " + datatype);
        };
    }

    private static float nearest(double value, int fraction, int least, double largest) {
        int exponent = Math.max(Math.getExponent(value), least);
        if (exponent > Float.MAX_EXPONENT) {
            // beyond any float, infinite or NaN
            return (float) value;
        }
        // Scaling by a power of two is exact, as nothing that matters here is near the ends of double's range.
        double rounded = Math.rint(value * power(fraction - exponent)) * power(exponent - fraction);
        return Math.abs(rounded) > largest ? (float) Math.copySign(Double.POSITIVE_INFINITY, value) : (float) rounded;
    }

    /** Two to the power of an exponent that is within double's range. */
    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << DOUBLE_FRACTION);
    }
}
