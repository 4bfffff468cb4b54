package org.primeradiant.api;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A JSON number that needs no JSON provider, so components that add tags can be tested without one. Equal to other
 * providers' numbers of the same value and scale, so that 1.0 is not 1.00, as {@link JsonNumber} requires.
 */
record NumberValue(BigDecimal number) implements JsonNumber {
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
