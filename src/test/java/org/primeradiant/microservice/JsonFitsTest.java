package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Strict;

/** Binds JSON to Java types through {@link Conversions} and the tests' JSON-B. */
class JsonFitsTest {
    private static final Conversions CONVERSIONS = RolePlans.usualConversions();

    /** Every type of a single value. */
    public record Singles(
            byte b,
            short s,
            int i,
            long l,
            float f,
            double d,
            boolean z,
            char c,
            Byte bb,
            Short ss,
            Integer ii,
            Long ll,
            Float ff,
            Double dd,
            Boolean zz,
            BigInteger big,
            BigDecimal decimal,
            Optional<Integer> maybe,
            OptionalInt optional,
            Color color,
            String text,
            LocalDate date,
            Instant instant,
            UUID uuid) {}

    public enum Color {
        RED,
        BLUE
    }

    public record Lists(int[] ints, short[] shorts, byte[] bytes, List<Long> longs, Map<String, Integer> map) {}

    public record Page<T>(T first, List<T> rest) {}

    public record Positive(int n) {
        public Positive {
            if (n < 1) {
                throw new IllegalArgumentException("n must be positive");
            }
        }
    }

    public record Chain(int n, Chain next) {}

    /** A bean with a renamed, a hidden and a public member. */
    public static class Bean {
        @JsonbProperty("count")
        private int size;

        @JsonbTransient
        public int hidden;

        public long open;

        public void setSize(int size) {
            this.size = size;
        }
    }

    /** A class that is made by its creator. */
    public static final class Made {
        private final int n;

        private Made(int n) {
            this.n = n;
        }

        @JsonbCreator
        public static Made of(@JsonbProperty("n") int n) {
            return new Made(n);
        }
    }

    public record Formatted(@JsonbNumberFormat("#,##0") int n) {}

    @JsonbTypeInfo(key = "kind", value = @JsonbSubtype(alias = "dog", type = Dog.class))
    public interface Animal {}

    public record Dog(int age) implements Animal {}

    public record Zoo(Animal animal) {}

    @Strict(optional = "note")
    public record Order(String id, int amount, String note, Optional<String> code, List<Line> lines) {}

    public record Line(String item, int count) {}

    private static Object bind(Type type, String json) {
        return bind(type, json, Strictness.ANNOTATED);
    }

    private static Object bind(Type type, String json, Strictness strictness) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return CONVERSIONS
                    .input("bean.predict", type, strictness)
                    .apply(SeldonMessage.of(Payload.json(reader.readValue())));
        }
    }

    private static void assertMisfit(Type type, String json, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bind(type, json))
                .returns(Reason.BAD_DATA, SeldonException::reason)
                .withMessageEndingWith(": " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "b  | 128         | a byte, a whole number from -128 to 127, got 128",
                "b  | -129        | a byte, a whole number from -128 to 127, got -129",
                "bb | 5.5         | a byte, a whole number from -128 to 127, got 5.5",
                "s  | 32768       | a short, a whole number from -32768 to 32767, got 32768",
                "ss | 1e5         | a short, a whole number from -32768 to 32767, got 1E+5",
                "i  | 4294967301  | an int, a whole number from -2147483648 to 2147483647, got 4294967301",
                "i  | 2147483648  | an int, a whole number from -2147483648 to 2147483647, got 2147483648",
                "ii | -2147483649 | an int, a whole number from -2147483648 to 2147483647, got -2147483649",
                "i  | 5.9         | an int, a whole number from -2147483648 to 2147483647, got 5.9",
                "ii | 1e-9        | an int, a whole number from -2147483648 to 2147483647, got 1E-9",
                "i  | `\"5.9\"`   | an int, a whole number from -2147483648 to 2147483647, got \"5.9\"",
                "i  | `\"many\"`  | an int, got \"many\"",
                "i  | true        | an int, got true",
                "i  | []          | an int, got a list",
                "i  | {}          | an int, got an object",
                "i  | null        | an int, got null",
                "l  | null        | a long, got null",
                "b  | null        | a byte, got null",
                "d  | null        | a double, got null",
                "z  | null        | true or false, got null",
                "c  | null        | one character, got null",
                "maybe    | 5.9   | an int, a whole number from -2147483648 to 2147483647, got 5.9",
                "optional | 3e9   | an int, a whole number from -2147483648 to 2147483647, got 3E+9",
                "f  | 1e39        | a float that is not too large, got 1E+39",
                "dd | -1e400      | a double that is not too large, got -1E+400",
                "d  | `\"1e400\"` | a double, got \"1e400\"",
                "z  | 1           | true or false, got 1",
                "zz | 0           | true or false, got 0",
                "zz | `\"yes\"`   | true or false, got \"yes\"",
                "z  | `\"\"`      | true or false, got \"\"",
                "c  | `\"ab\"`    | one character, got \"ab\"",
                "c  | `\"\"`      | one character, got \"\"",
                "c  | 7           | one character, got 7",
                "big | 5.5        | a whole number, got 5.5",
                "big | 1e-999999  | a whole number, got 1E-999999",
                "big | 1e999999   | a whole number of at most 1000 digits, got 1E+999999",
                "decimal | true   | a number, got true",
                "color | `\"GREEN\"` | one of [RED, BLUE], got \"GREEN\"",
                "color | 0        | one of [RED, BLUE], got 0",
                "text | {}        | a text, got an object",
                "date | `\"31.1.2026\"` | a date such as 2026-01-31, got \"31.1.2026\"",
                "date | 20260131  | a date such as 2026-01-31, got 20260131",
                "instant | `\"now\"` | an instant such as 2026-01-31T12:30:00Z, got \"now\"",
                "uuid | `\"x\"`   | a UUID, got \"x\""
            })
    void refusesWhatTheTypeCannotHold(String member, String value, String wanted) {
        assertMisfit(Singles.class, "{\"" + member + "\":" + value + "}", member + " must be " + wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "4294967301, an int",
        "5.9, an int",
        "true, an int",
    })
    void refusesAValueOfItsOwn(String value, String wanted) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bind(Integer.class, value))
                .withMessageStartingWith("bean.predict: jsonData does not fit Integer: it must be " + wanted);
    }

    @Test
    void shortensWhatItGot() {
        assertMisfit(
                Singles.class,
                "{\"l\":" + "9".repeat(60) + "}",
                "l must be a long, a whole number from -9223372036854775808 to 9223372036854775807, got "
                        + "9".repeat(40) + "...");
    }

    @Test
    void takesTheBoundsOfEachType() {
        Singles least = (Singles) bind(Singles.class, """
                {"b":-128,"s":-32768,"i":-2147483648,"l":-9223372036854775808,"c":"x","z":true,"zz":"FALSE",
                 "big":-92233720368547758080,"color":"BLUE","text":5,"date":"2026-01-31"}""");

        assertThat(least.b()).isEqualTo(Byte.MIN_VALUE);
        assertThat(least.s()).isEqualTo(Short.MIN_VALUE);
        assertThat(least.i()).isEqualTo(Integer.MIN_VALUE);
        assertThat(least.l()).isEqualTo(Long.MIN_VALUE);
        assertThat(least.c()).isEqualTo('x');
        assertThat(least.z()).isTrue();
        assertThat(least.zz()).isFalse();
        assertThat(least.big()).isEqualTo("-92233720368547758080");
        assertThat(least.color()).isEqualTo(Color.BLUE);
        assertThat(least.text()).isEqualTo("5");
        assertThat(least.date()).isEqualTo("2026-01-31");
    }

    /** Over gRPC every number is a double, so that 5 arrives as 5.0. */
    @ParameterizedTest
    @ValueSource(strings = {"5.0", "5", "0.5e1", "50e-1", "\"5\"", "\"5.0\""})
    void takesWholeNumbersInEveryNotation(String five) {
        Singles singles = (Singles) bind(
                Singles.class,
                "{'b':#,'s':#,'i':#,'l':#,'d':#,'f':#,'bb':#,'ss':#,'ii':#,'ll':#,'big':#,'maybe':#,'optional':#}"
                        .replace("'", "\"")
                        .replace("#", five));

        assertThat(List.of(singles.b(), singles.s(), singles.i(), singles.l()))
                .isEqualTo(List.of((byte) 5, (short) 5, 5, 5L));
        assertThat(List.of(singles.bb(), singles.ss(), singles.ii(), singles.ll()))
                .isEqualTo(List.of((byte) 5, (short) 5, 5, 5L));
        assertThat(singles.big()).isEqualTo(5);
        assertThat(singles.maybe()).contains(5);
        assertThat(singles.optional()).hasValue(5);
        assertThat(singles.d()).isCloseTo(5, within(0.0));
    }

    @Test
    void leavesNullToTypesThatHaveIt() {
        Singles singles = (Singles) bind(Singles.class, """
                {"bb":null,"ii":null,"zz":null,"big":null,"maybe":null,"optional":null,"color":null,"date":null}""");

        assertThat(singles.ii()).isNull();
        assertThat(singles.maybe()).isEmpty();
        assertThat(singles.optional()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ints\":[1,2.5]}          | ints[1] must be an int",
                "{\"ints\":[null]}           | ints[0] must be an int, got null",
                "{\"shorts\":[70000]}        | shorts[0] must be a short",
                "{\"bytes\":[1,300]}         | bytes[1] must be a byte",
                "{\"longs\":[1,2,9.5]}       | longs[2] must be a long",
                "{\"longs\":{}}              | longs must be a list, got an object",
                "{\"map\":{\"a\":1,\"b\":1.5}} | map.b must be an int",
                "{\"map\":[]}                | map must be an object, got a list"
            })
    void looksIntoListsMapsAndArrays(String json, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bind(Lists.class, json))
                .withMessageContaining(": " + text);
    }

    @Test
    void namesThePathOfAMember() {
        Type lists = new TypeLiteral<Map<String, List<Lists>>>() {}.getType();
        Type page = new TypeLiteral<Page<Chain>>() {}.getType();

        assertMisfit(lists, "{\"a\":[{},{\"longs\":[true]}]}", "a[1].longs[0] must be a long, got true");
        assertMisfit(
                page,
                "{\"first\":{\"n\":1},\"rest\":[{\"n\":1,\"next\":{\"n\":null}}]}",
                "rest[0].next.n must be an int, got null");
        assertMisfit(Chain.class, "[1]", "it must be an object, got a list");
    }

    @Test
    void knowsTheMembersOfABean() {
        assertMisfit(Bean.class, "{\"count\":null}", "count must be an int, got null");
        assertThat(((Bean) bind(Bean.class, "{\"count\":7,\"hidden\":1.5,\"size\":true,\"open\":3}")).size)
                .isEqualTo(7);
        assertThat(((Bean) bind(Bean.class, "{\"open\":3.0}")).open).isEqualTo(3);
        assertMisfit(Made.class, "{\"n\":true}", "n must be an int, got true");
        assertThat(((Made) bind(Made.class, "{\"n\":4}")).n).isEqualTo(4);
    }

    @Test
    void passesOnWhatAConstructorSays() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bind(Positive.class, "{\"n\":0}"))
                .returns(Reason.BAD_DATA, SeldonException::reason)
                .withMessageContaining("n must be positive");
    }

    @Test
    void leavesToJsonBWhatAnnotationsChange() {
        assertThat(bind(Formatted.class, "{\"n\":\"1,234\"}")).isEqualTo(new Formatted(1234));
    }

    @Test
    void checksTheSubtypeThatTheCallerNames() {
        assertThat(bind(Zoo.class, "{\"animal\":{\"kind\":\"dog\",\"age\":3}}")).isEqualTo(new Zoo(new Dog(3)));
        assertMisfit(Zoo.class, "{\"animal\":{\"kind\":\"dog\",\"age\":null}}", "animal.age must be an int, got null");
    }

    @Test
    void bindsTextsWithEveryCharacter() {
        Type texts = new TypeLiteral<Map<String, String>>() {}.getType();

        assertThat(bind(texts, "{\"a\\\"\\n\\u0000b\":\"\\\\\\u2028\\\"é😀\"}"))
                .isEqualTo(Map.of("a\"\n\0b", "\\\u2028\"é😀"));
    }

    @Test
    void refusesUnknownAndMissingMembersOfAStrictRecord() {
        assertThat(bind(Order.class, "{\"id\":\"7\",\"amount\":1,\"lines\":[{\"itme\":\"x\"}]}"))
                .isEqualTo(new Order("7", 1, null, Optional.empty(), List.of(new Line(null, 0))));
        assertMisfit(
                Order.class,
                "{\"id\":\"7\",\"amuont\":1,\"amount\":1,\"lines\":[]}",
                "amuont is unknown; the members are [id, amount, note, code, lines]");
        assertMisfit(Order.class, "{\"id\":\"7\",\"lines\":[]}", "amount is missing");
        assertMisfit(Order.class, "{}", "id is missing");
    }

    @Test
    void refusesThemInEveryClassOfAStrictComponent() {
        Strictness everywhere = new Strictness(true, java.util.Set.of("count"));

        assertThat(bind(Line.class, "{\"item\":\"x\"}", everywhere)).isEqualTo(new Line("x", 0));
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(
                        () -> bind(Order.class, "{\"id\":\"7\",\"amount\":1,\"lines\":[{\"itme\":\"x\"}]}", everywhere))
                .withMessageEndingWith("lines[0].item is missing");
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() ->
                        bind(new TypeLiteral<List<Line>>() {}.getType(), "[{\"item\":\"x\",\"a\":1}]", everywhere))
                .withMessageEndingWith("[0].a is unknown; the members are [item, count]");
    }

    @Test
    void allowsTheMemberThatNamesTheSubtypeInAStrictClass() {
        Strictness everywhere = new Strictness(true, java.util.Set.of());

        assertThat(bind(Zoo.class, "{\"animal\":{\"kind\":\"dog\",\"age\":3}}", everywhere))
                .isEqualTo(new Zoo(new Dog(3)));
    }
}
