package org.primeradiant.codec;

import java.math.BigDecimal;
import java.math.MathContext;

/** A double as python shows it: the fewest digits that read back as the same number, {@code 1.0}, {@code 1e-07}. */
final class ProtoFloatText {
    // Any decimal of this many digits survives the way through a normal double.
    private static final int SAFE_DIGITS = 15;
    private static final int MAX_DIGITS = 17;
    private static final int MIN_PLAIN_EXPONENT = -4;
    private static final int MAX_PLAIN_EXPONENT = 15;

    private ProtoFloatText() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        if (Double.isInfinite(value)) {
            return sign + "inf";
        }
        return sign + (value == 0 ? "0.0" : positive(Math.abs(value)));
    }

    private static String positive(double value) {
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
            return shortest.toPlainString() + (shortest.scale() <= 0 ? ".0" : "");
        }
        String digits = shortest.unscaledValue().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String padding = Math.abs(exponent) < 10 ? "0" : "";
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + padding + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = value < Double.MIN_NORMAL ? 1 : SAFE_DIGITS;
        BigDecimal rounded = exact.round(new MathContext(digits));
        while (rounded.doubleValue() != value && digits < MAX_DIGITS) {
            digits++;
            rounded = exact.round(new MathContext(digits));
        }
        return rounded;
    }
}
