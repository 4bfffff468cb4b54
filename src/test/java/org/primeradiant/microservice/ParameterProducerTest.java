package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.primeradiant.settings.ParameterValue.Type.BOOL;
import static org.primeradiant.settings.ParameterValue.Type.DOUBLE;
import static org.primeradiant.settings.ParameterValue.Type.FLOAT;
import static org.primeradiant.settings.ParameterValue.Type.INT;
import static org.primeradiant.settings.ParameterValue.Type.STRING;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Parameter;
import org.primeradiant.settings.ParameterValue;

class ParameterProducerTest {
    private static final String FIELDS = Fields.class.getName();

    /** Injection points of parameters. */
    static class Fields {
        @Parameter("given")
        int anInt;

        @Parameter("given")
        Integer anInteger;

        @Parameter("given")
        float aFloat;

        @Parameter("given")
        double aDouble;

        @Parameter("given")
        boolean aBoolean;

        @Parameter("given")
        String aString;

        @Parameter("given")
        long aLong;

        @Parameter(value = "missing", defaultValue = "0.1")
        double withDefault;

        @Parameter(value = "missing", defaultValue = "")
        String withEmptyDefault;

        @Parameter(value = "missing", defaultValue = "much")
        double withBadDefault;

        @Parameter("missing")
        double withoutDefault;
    }

    /** A field as the injection point that the container would pass. */
    private record Point(Field field) implements InjectionPoint, Annotated {
        static Point of(String name) {
            try {
                return new Point(Fields.class.getDeclaredField(name));
            } catch (NoSuchFieldException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public Type getType() {
            return field.getGenericType();
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return Set.of(field.getAnnotations());
        }

        @Override
        public Bean<?> getBean() {
            return FakeBean.of(Fields.class);
        }

        @Override
        public Member getMember() {
            return field;
        }

        @Override
        public Annotated getAnnotated() {
            return this;
        }

        @Override
        public boolean isDelegate() {
            return false;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public Type getBaseType() {
            return field.getGenericType();
        }

        @Override
        public Set<Type> getTypeClosure() {
            return Set.of(field.getGenericType());
        }

        @Override
        public <T extends Annotation> T getAnnotation(Class<T> type) {
            return field.getAnnotation(type);
        }

        @Override
        public <T extends Annotation> Set<T> getAnnotations(Class<T> type) {
            return Set.of(field.getAnnotationsByType(type));
        }

        @Override
        public Set<Annotation> getAnnotations() {
            return Set.of(field.getAnnotations());
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> type) {
            return field.isAnnotationPresent(type);
        }
    }

    private static Map<String, ParameterValue> given(ParameterValue.Type type, String text) {
        return Map.of("given", ParameterValue.parse(type, text));
    }

    private static void check(String field, Map<String, ParameterValue> parameters) {
        ParameterProducer.check(List.of(Point.of(field)), parameters);
    }

    private static ParameterProducer producer(Map<String, ParameterValue> parameters) {
        ParameterProducer producer = new ParameterProducer();
        producer.settings = Units.settings("", Units.of(parameters), Map.of());
        return producer;
    }

    @ParameterizedTest
    @MethodSource("fields")
    void givesAFieldTheParameterOfItsType(
            String field,
            ParameterValue.Type type,
            String text,
            BiFunction<ParameterProducer, InjectionPoint, Object> method,
            Object value) {
        check(field, given(type, text));

        assertThat(method.apply(producer(given(type, text)), Point.of(field))).isEqualTo(value);
    }

    private static Stream<Arguments> fields() {
        return Stream.of(
                row("anInt", INT, "3", ParameterProducer::ints, 3),
                row("anInteger", INT, "3", ParameterProducer::ints, 3),
                row("aFloat", FLOAT, "0.1", ParameterProducer::floats, 0.1f),
                row("aFloat", INT, "3", ParameterProducer::floats, 3f),
                row("aDouble", DOUBLE, "0.1", ParameterProducer::doubles, 0.1),
                row("aDouble", FLOAT, "0.1", ParameterProducer::doubles, 0.1),
                row("aDouble", INT, "3", ParameterProducer::doubles, 3.0),
                row("aBoolean", BOOL, "on", ParameterProducer::booleans, true),
                row("aString", STRING, "a b", ParameterProducer::strings, "a b"));
    }

    private static Arguments row(
            String field,
            ParameterValue.Type type,
            String text,
            BiFunction<ParameterProducer, InjectionPoint, Object> method,
            Object value) {
        return Arguments.of(field, type, text, method, value);
    }

    @ParameterizedTest
    @CsvSource({
        "anInt, INT, DOUBLE, 3.0",
        "anInt, INT, STRING, 3",
        "aFloat, FLOAT, DOUBLE, 0.1",
        "aDouble, DOUBLE, STRING, 0.1",
        "aBoolean, BOOL, INT, 1",
        "aString, STRING, INT, 3"
    })
    void narrowsNothing(String field, ParameterValue.Type wanted, ParameterValue.Type type, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(field, given(type, text)))
                .withMessageStartingWith("parameter given of ")
                .withMessageEndingWith(
                        FIELDS + "." + field + " must be of type " + wanted + ", got " + type + " " + text);
    }

    @Test
    void usesTheDefaultOfAParameterThatIsNotGiven() {
        assertThat(producer(Map.of()).doubles(Point.of("withDefault"))).isEqualTo(0.1);
        assertThat(producer(Map.of()).strings(Point.of("withEmptyDefault"))).isEmpty();
    }

    @Test
    void prefersTheParameterToTheDefault() {
        Map<String, ParameterValue> parameters = Map.of("missing", new ParameterValue(DOUBLE, 0.5));

        assertThat(producer(parameters).doubles(Point.of("withDefault"))).isEqualTo(0.5);
    }

    @Test
    void refusesADefaultOfAnotherType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check("withBadDefault", Map.of()))
                .withMessage("parameter missing of double " + FIELDS
                        + ".withBadDefault must be of type DOUBLE, got the default 'much'");
    }

    @Test
    void refusesAParameterThatIsNeitherGivenNorHasADefault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check("withoutDefault", Map.of()))
                .withMessage("parameter missing of double " + FIELDS
                        + ".withoutDefault is not given; add it to PREDICTIVE_UNIT_PARAMETERS or give it a"
                        + " defaultValue");
    }

    @Test
    void refusesAFieldOfAnotherType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check("aLong", given(INT, "3")))
                .withMessage("parameter given of long " + FIELDS
                        + ".aLong must be an int, float, double, String or boolean, got long");
    }

    @Test
    void asksForNothingWhereNothingIsInjected() {
        assertThatCode(() -> ParameterProducer.check(List.of(), Map.of())).doesNotThrowAnyException();
    }
}
