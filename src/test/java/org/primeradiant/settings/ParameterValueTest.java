package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.primeradiant.settings.ParameterValue.Type.BOOL;
import static org.primeradiant.settings.ParameterValue.Type.DOUBLE;
import static org.primeradiant.settings.ParameterValue.Type.FLOAT;
import static org.primeradiant.settings.ParameterValue.Type.INT;
import static org.primeradiant.settings.ParameterValue.Type.STRING;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValueTest {
    private static Map<String, ParameterValue> parse(String json) {
        return ParameterValue.parse("PREDICTIVE_UNIT_PARAMETERS", json);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void readsEveryType(ParameterValue.Type type, String text, Object value) {
        assertThat(ParameterValue.parse(type, text)).isEqualTo(new ParameterValue(type, value));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments(INT, "42", 42),
                arguments(INT, " -2147483648 ", Integer.MIN_VALUE),
                arguments(INT, "2147483647", Integer.MAX_VALUE),
                arguments(FLOAT, "0.1", 0.1f),
                arguments(FLOAT, "3", 3f),
                arguments(DOUBLE, "0.1", 0.1),
                arguments(DOUBLE, " 1e-3 ", 0.001),
                arguments(STRING, "two words", "two words"),
                arguments(STRING, " kept as it is ", " kept as it is "),
                arguments(STRING, "", ""),
                arguments(BOOL, " Yes ", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "yes", "t", "true", "on", "1", "Y", "YES", "T", "True", "ON"})
    void readsEveryWordForTrue(String text) {
        assertThat(ParameterValue.parse(BOOL, text).value()).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "no", "f", "false", "off", "0", "N", "NO", "F", "False", "OFF"})
    void readsEveryWordForFalse(String text) {
        assertThat(ParameterValue.parse(BOOL, text).value()).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 1.0",
        "INT, 2147483648",
        "INT, -2147483649",
        "INT, ''",
        "FLOAT, much",
        "DOUBLE, ''",
        "BOOL, 2",
        "BOOL, ''",
        "BOOL, oui"
    })
    void rejectsATextThatIsNotOfTheType(ParameterValue.Type type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ParameterValue.parse(type, text));
    }

    @Test
    void readsTheListOfTheOperatorInItsOrder() {
        Map<String, ParameterValue> parameters = parse("""
                [{"name": "branches", "value": "2", "type": "INT"},
                 {"name": "epsilon", "value": "0.1", "type": "FLOAT"},
                 {"name": "threshold", "value": "0.5", "type": "DOUBLE"},
                 {"name": "title", "value": "a b", "type": "STRING"},
                 {"name": "verbose", "value": "on", "type": "BOOL"}]
                """);

        assertThat(parameters)
                .containsExactly(
                        entry("branches", new ParameterValue(INT, 2)),
                        entry("epsilon", new ParameterValue(FLOAT, 0.1f)),
                        entry("threshold", new ParameterValue(DOUBLE, 0.5)),
                        entry("title", new ParameterValue(STRING, "a b")),
                        entry("verbose", new ParameterValue(BOOL, true)));
    }

    @Test
    void readsAnEmptyList() {
        assertThat(parse("[]")).isEmpty();
    }

    @Test
    void namesTheParameterWhoseValueIsNotOfItsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("[{\"name\":\"epsilon\",\"value\":\"much\",\"type\":\"DOUBLE\"}]"))
                .withMessage(
                        "PREDICTIVE_UNIT_PARAMETERS: parameter epsilon must be an INT, FLOAT, DOUBLE, STRING or BOOL,"
                                + " got 'much' as DOUBLE");
    }

    @Test
    void namesTheParameterOfUnknownType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("[{\"name\":\"epsilon\",\"value\":\"0.1\",\"type\":\"double\"}]"))
                .withMessage(
                        "PREDICTIVE_UNIT_PARAMETERS: parameter epsilon must be an INT, FLOAT, DOUBLE, STRING or BOOL,"
                                + " got '0.1' as double");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name  | {"value":"1","type":"INT"}
                    type  | {"name":"a","value":"1"}
                    value | {"name":"a","type":"INT"}
                    value | {"name":"a","value":1,"type":"INT"}
                    name  | {"name":null,"value":"1","type":"INT"}
                    """)
    void namesTheFieldThatIsNoText(String field, String parameter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("[" + parameter + "]"))
                .withMessage("PREDICTIVE_UNIT_PARAMETERS: the " + field + " of each parameter must be a string, got "
                        + parameter);
    }

    @Test
    void rejectsAListOfOtherThings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("[1]"))
                .withMessage("PREDICTIVE_UNIT_PARAMETERS must contain objects with name, value and type, got 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[", "1", "null", "epsilon=0.1"})
    void namesTheSettingThatIsNoList(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(json))
                .withMessageStartingWith(
                        "PREDICTIVE_UNIT_PARAMETERS must be a JSON array of {\"name\", \"value\", \"type\"}: ");
    }
}
