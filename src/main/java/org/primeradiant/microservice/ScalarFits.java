package org.primeradiant.microservice;

import static java.util.Map.entry;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How JSON fits numbers, booleans, characters, texts, dates and enums. A number may be a text, as in JSON-B; a fraction
 * of zeros is none, because over gRPC every number is a double.
 */
final class ScalarFits {
    /** Digits of the largest number that is read as a {@link BigInteger}; an exponent could claim millions. */
    private static final int MAX_DIGITS = 1000;

    private static final JsonFit ANY = (value, out) -> out.append(value);
    private static final Whole BYTE = new Whole("a byte", Byte.MIN_VALUE, Byte.MAX_VALUE);
    private static final Whole SHORT = new Whole("a short", Short.MIN_VALUE, Short.MAX_VALUE);
    private static final Whole INT = new Whole("an int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Whole LONG = new Whole("a long", Long.MIN_VALUE, Long.MAX_VALUE);
    private static final JsonFit FLOAT = floating("a float", number -> Float.isFinite(number.floatValue()));
    private static final JsonFit DOUBLE = floating("a double", number -> Double.isFinite(number.doubleValue()));

    private static final Map<Class<?>, JsonFit> FITS = Map.ofEntries(
            entry(byte.class, required("a byte", BYTE)),
            entry(short.class, required("a short", SHORT)),
            entry(int.class, required("an int", INT)),
            entry(long.class, required("a long", LONG)),
            entry(float.class, required("a float", FLOAT)),
            entry(double.class, required("a double", DOUBLE)),
            entry(boolean.class, required("true or false", ScalarFits::writeBoolean)),
            entry(char.class, required("one character", ScalarFits::writeCharacter)),
            entry(Byte.class, nullable(BYTE)),
            entry(Short.class, nullable(SHORT)),
            entry(Integer.class, nullable(INT)),
            entry(Long.class, nullable(LONG)),
            entry(Float.class, nullable(FLOAT)),
            entry(Double.class, nullable(DOUBLE)),
            entry(Boolean.class, nullable(ScalarFits::writeBoolean)),
            entry(Character.class, nullable(ScalarFits::writeCharacter)),
            entry(OptionalInt.class, nullable(INT)),
            entry(OptionalLong.class, nullable(LONG)),
            entry(OptionalDouble.class, nullable(DOUBLE)),
            entry(BigInteger.class, nullable(ScalarFits::writeBigInteger)),
            entry(BigDecimal.class, nullable(ScalarFits::writeBigDecimal)),
            entry(Number.class, nullable(ScalarFits::writeBigDecimal)),
            entry(String.class, nullable(ScalarFits::writeText)),
            entry(java.util.UUID.class, parsed("a UUID", java.util.UUID::fromString)),
            entry(java.time.LocalDate.class, parsed("a date such as 2026-01-31", java.time.LocalDate::parse)),
            entry(
                    java.time.LocalDateTime.class,
                    parsed("a date and time such as 2026-01-31T12:30:00", java.time.LocalDateTime::parse)),
            entry(java.time.LocalTime.class, parsed("a time such as 12:30:00", java.time.LocalTime::parse)),
            entry(
                    java.time.OffsetDateTime.class,
                    parsed("a date and time such as 2026-01-31T12:30:00+01:00", java.time.OffsetDateTime::parse)),
            entry(java.time.Instant.class, parsed("an instant such as 2026-01-31T12:30:00Z", java.time.Instant::parse)),
            entry(java.time.Duration.class, parsed("a duration such as PT1H30M", java.time.Duration::parse)),
            entry(java.time.Period.class, parsed("a period such as P1Y2M", java.time.Period::parse)));

    private ScalarFits() {}

    /** Fits anything, for types that JSON-B handles in a way of their own. */
    static JsonFit any() {
        return ANY;
    }

    /** The fit of a single value; {@link #any()} for a type that is none, or not known here. */
    static JsonFit of(Class<?> type) {
        return type.isEnum() ? ofEnum(type) : FITS.getOrDefault(type, ANY);
    }

    /** A whole number within a range. */
    private record Whole(String wanted, long least, long most) implements JsonFit {
        @Override
        public void write(JsonValue value, StringBuilder out) throws JsonMisfit {
            BigDecimal number = value instanceof JsonNumber exact && exact.isIntegral()
                    ? exact.bigDecimalValue()
                    : decimal(value, wanted);
            try {
                long whole = number.longValueExact();
                if (whole >= least && whole <= most) {
                    out.append(whole);
                    return;
                }
            } catch (ArithmeticException e) {
                throw misfit(value);
            }
            throw misfit(value);
        }

        private JsonMisfit misfit(JsonValue value) {
            return JsonMisfit.of(wanted + ", a whole number from " + least + " to " + most, value);
        }
    }

    static JsonFit nullable(JsonFit fit) {
        return (value, out) -> {
            if (value == JsonValue.NULL) {
                out.append("null");
            } else {
                fit.write(value, out);
            }
        };
    }

    private static JsonFit required(String wanted, JsonFit fit) {
        return (value, out) -> {
            if (value == JsonValue.NULL) {
                throw JsonMisfit.of(wanted, value);
            }
            fit.write(value, out);
        };
    }

    /** A number, or a text that is one. */
    private static BigDecimal decimal(JsonValue value, String wanted) throws JsonMisfit {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        if (value instanceof JsonString text && text.getChars().length() <= MAX_DIGITS) {
            try {
                return new BigDecimal(text.getString());
            } catch (NumberFormatException e) {
                throw JsonMisfit.of(wanted, value);
            }
        }
        throw JsonMisfit.of(wanted, value);
    }

    /** NaN and the infinities are accepted only as texts; a number beyond the range would become an infinity. */
    private static JsonFit floating(String wanted, Predicate<Number> fits) {
        return (value, out) -> {
            if (value instanceof JsonNumber number) {
                if (!fits.test(number.doubleValue())) {
                    throw JsonMisfit.of(wanted + " that is not too large", value);
                }
            } else if (!(value instanceof JsonString text) || !isDouble(text.getString())) {
                throw JsonMisfit.of(wanted, value);
            }
            out.append(value);
        };
    }

    private static boolean isDouble(String text) {
        try {
            return !Double.isInfinite(Double.parseDouble(text)) || text.endsWith("Infinity");
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void writeBigInteger(JsonValue value, StringBuilder out) throws JsonMisfit {
        BigDecimal number = decimal(value, "a whole number");
        // Checked first: an exponent could claim a billion digits, before or after the point.
        long digits = (long) number.precision() - number.scale();
        if (digits > MAX_DIGITS) {
            throw JsonMisfit.of("a whole number of at most " + MAX_DIGITS + " digits", value);
        }
        if (number.signum() == 0) {
            out.append('0');
            return;
        }
        if (digits <= 0) {
            throw JsonMisfit.of("a whole number", value);
        }
        try {
            out.append(number.toBigIntegerExact());
        } catch (ArithmeticException e) {
            throw JsonMisfit.of("a whole number", value);
        }
    }

    private static void writeBigDecimal(JsonValue value, StringBuilder out) throws JsonMisfit {
        decimal(value, "a number");
        out.append(value);
    }

    private static void writeBoolean(JsonValue value, StringBuilder out) throws JsonMisfit {
        if (value instanceof JsonString text) {
            boolean isTrue = text.getString().equalsIgnoreCase("true");
            if (isTrue || text.getString().equalsIgnoreCase("false")) {
                out.append(isTrue);
                return;
            }
        }
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw JsonMisfit.of("true or false", value);
        }
        out.append(value);
    }

    private static void writeCharacter(JsonValue value, StringBuilder out) throws JsonMisfit {
        if (!(value instanceof JsonString text) || text.getString().length() != 1) {
            throw JsonMisfit.of("one character", value);
        }
        out.append(value);
    }

    /** JSON-B takes the JSON text of a number or boolean as it is. */
    private static void writeText(JsonValue value, StringBuilder out) throws JsonMisfit {
        if (value instanceof JsonStructure) {
            throw JsonMisfit.of("a text", value);
        }
        out.append(value);
    }

    private static JsonFit parsed(String wanted, Function<String, Object> parser) {
        return nullable((value, out) -> {
            try {
                if (value instanceof JsonString text && parser.apply(text.getString()) != null) {
                    out.append(value);
                    return;
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                throw JsonMisfit.of(wanted, value);
            }
            throw JsonMisfit.of(wanted, value);
        });
    }

    private static JsonFit ofEnum(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(each -> constants.put(((Enum<?>) each).name(), each));
        String wanted = "one of " + constants.keySet();
        return nullable((value, out) -> {
            if (!(value instanceof JsonString text) || !constants.containsKey(text.getString())) {
                throw JsonMisfit.of(wanted, value);
            }
            out.append(value);
        });
    }
}
