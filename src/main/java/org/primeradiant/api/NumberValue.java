package org.primeradiant.api;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A JSON number that needs no JSON provider, so components that add tags can be tested without one. Equal to other
 * providers' numbers of the same value and scale, so that 1.0 is not 1.00, as {@link JsonNumber} requires.
 */
record NumberValue(BigDecimal number) implements JsonNumber {
    static JsonValue of(long value) {
        return new NumberValue(BigDecimal.valueOf(value));
    }

    /** Null if the value is not finite. */
    static JsonValue orNull(double value) {
        return Double.isFinite(value) ? new NumberValue(BigDecimal.valueOf(value)) : JsonValue.NULL;
    }

    /** With the digits of the float and not those of the double nearest to it; null if it is not finite. */
    static JsonValue orNull(float value) {
        return Float.isFinite(value) ? new NumberValue(new BigDecimal(Float.toString(value))) : JsonValue.NULL;
    }

    @Override
    public boolean isIntegral() {
        return number.scale() == 0;
    }

    @Override
    public int intValue() {
        return number.intValue();
    }

    @Override
    public int intValueExact() {
        return number.intValueExact();
    }

    @Override
    public long longValue() {
        return number.longValue();
    }

    @Override
    public long longValueExact() {
        return number.longValueExact();
    }

    @Override
    public BigInteger bigIntegerValue() {
        return number.toBigInteger();
    }

    @Override
    public BigInteger bigIntegerValueExact() {
        return number.toBigIntegerExact();
    }

    @Override
    public double doubleValue() {
        return number.doubleValue();
    }

    @Override
    public BigDecimal bigDecimalValue() {
        return number;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.NUMBER;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber value && number.equals(value.bigDecimalValue());
    }

    @Override
    public int hashCode() {
        return number.hashCode();
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return number.toString();
    }
}
