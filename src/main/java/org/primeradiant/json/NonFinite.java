package org.primeradiant.json;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * NaN or an infinity among the elements of a list that holds other JSON values too. JSON has no such numbers, so this
 * one is for {@code data} only; it is printed as the bare word that Python's {@code json} prints. Like
 * {@link BigDecimal#BigDecimal(double)}, the exact conversions throw {@link NumberFormatException}.
 *
 * @param number not finite
 */
public record NonFinite(double number) implements JsonNumber {
    @Override
    public boolean isIntegral() {
        return false;
    }

    @Override
    public int intValue() {
        return (int) number;
    }

    @Override
    public int intValueExact() {
        throw inexact();
    }

    @Override
    public long longValue() {
        return (long) number;
    }

    @Override
    public long longValueExact() {
        throw inexact();
    }

    @Override
    public BigInteger bigIntegerValue() {
        throw inexact();
    }

    @Override
    public BigInteger bigIntegerValueExact() {
        throw inexact();
    }

    @Override
    public double doubleValue() {
        return number;
    }

    @Override
    public BigDecimal bigDecimalValue() {
        throw inexact();
    }

    private NumberFormatException inexact() {
        return new NumberFormatException(this + " is not a decimal number");
    }

    @Override
    public ValueType getValueType() {
        return ValueType.NUMBER;
    }

    /** {@code NaN}, {@code Infinity} or {@code -Infinity}. */
    @Override
    public String toString() {
        return Double.toString(number);
    }
}
