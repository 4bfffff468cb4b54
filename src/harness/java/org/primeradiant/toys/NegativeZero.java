package org.primeradiant.toys;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The value -0.0 in JSON, which JSON-P's own numbers cannot represent. */
final class NegativeZero implements JsonNumber {
    @Override
    public boolean isIntegral() {
        return false;
    }

    @Override
    public int intValue() {
        return 0;
    }

    @Override
    public int intValueExact() {
        return 0;
    }

    @Override
    public long longValue() {
        return 0;
    }

    @Override
    public long longValueExact() {
        return 0;
    }

    @Override
    public BigInteger bigIntegerValue() {
        return BigInteger.ZERO;
    }

    @Override
    public BigInteger bigIntegerValueExact() {
        return BigInteger.ZERO;
    }

    @Override
    public double doubleValue() {
        return -0.0;
    }

    @Override
    public BigDecimal bigDecimalValue() {
        return BigDecimal.ZERO;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.NUMBER;
    }

    @Override
    public String toString() {
        return "-0.0";
    }
}
