package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeanValidationTest {
    public record Bill(@Min(1) long cents, @Valid List<Line> lines) {}

    public record Line(@NotNull String item, @Max(9) Integer count) {}

    public record Free(long cents, List<Line> lines) {}

    public record Wide(@Valid List<Line> lines) {}

    /** Has a constraint on a parameter. */
    public static class Few {
        public int predict(@Size(max = 1, message = "too many") List<String> texts) {
            return texts.size();
        }
    }

    private final Locale before = Locale.getDefault();

    private Validator validator;
    private Constraints constraints;

    @BeforeEach
    void inEnglish() {
        Locale.setDefault(Locale.ENGLISH);
        validator = Validation.buildDefaultValidatorFactory().getValidator();
        constraints = new BeanValidation(validator);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    private String violations(Type type, Object value) {
        return constraints.of(type).violations(value);
    }

    @Test
    void namesTheMembersAndTheirConstraints() {
        assertThat(violations(Bill.class, new Bill(1, List.of()))).isEmpty();
        assertThat(violations(Bill.class, new Bill(0, List.of())))
                .isEqualTo("cents: must be greater than or equal to 1");
        assertThat(violations(Bill.class, new Bill(-5, List.of(new Line("a", 9), new Line(null, 10)))))
                .isEqualTo("cents: must be greater than or equal to 1; lines[1].count: must be less than or equal to 9;"
                        + " lines[1].item: must not be null");
    }

    @Test
    void looksIntoListsMapsAndArrays() {
        Line bad = new Line(null, null);
        Type list = new TypeLiteral<List<Line>>() {}.getType();
        Type map = new TypeLiteral<Map<String, List<Line>>>() {}.getType();

        assertThat(violations(list, List.of(new Line("a", 1), bad))).isEqualTo("[1] item: must not be null");
        assertThat(violations(list, Arrays.asList(null, bad))).isEqualTo("[1] item: must not be null");
        assertThat(violations(map, Map.of("a", List.of(bad)))).isEqualTo("a [0] item: must not be null");
        assertThat(violations(Line[].class, new Line[] {bad})).isEqualTo("[0] item: must not be null");
    }

    @Test
    void checksNothingWithoutConstraints() {
        assertThat(constraints.of(Free.class)).isSameAs(Constraints.Check.NOTHING);
        assertThat(constraints.of(new TypeLiteral<List<Integer>>() {}.getType()))
                .isSameAs(Constraints.Check.NOTHING);
        assertThat(constraints.of(String[].class)).isSameAs(Constraints.Check.NOTHING);
    }

    @Test
    void namesTenViolationsAtMost() {
        List<Line> lines =
                IntStream.range(0, 25).mapToObj(count -> new Line(null, 1)).toList();

        assertThat(violations(Wide.class, new Wide(lines)))
                .endsWith("; and 15 more")
                .hasSizeLessThan(400);
    }

    @Test
    void tellsRefusedParametersFromFailuresOfTheComponent() throws NoSuchMethodException {
        ConstraintViolationException refused = new ConstraintViolationException(validator
                .forExecutables()
                .validateParameters(
                        new Few(), Few.class.getMethod("predict", List.class), new Object[] {List.of("a", "b")}));
        ConstraintViolationException failed =
                new ConstraintViolationException(validator.validate(new Bill(0, List.of())));

        assertThat(ConstraintLookup.violated(refused, Few.class, "predict")).endsWith(": too many");
        assertThat(ConstraintLookup.violated(refused, Bill.class, "predict")).isEmpty();
        assertThat(ConstraintLookup.violated(refused, Few.class, "route")).isEmpty();
        assertThat(ConstraintLookup.violated(failed, Bill.class, "predict")).isEmpty();
        assertThat(ConstraintLookup.violated(new IllegalStateException(), Few.class, "predict"))
                .isEmpty();
    }
}
