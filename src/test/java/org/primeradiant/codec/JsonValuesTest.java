package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;
import static org.primeradiant.codec.JsonBodies.read;
import static org.primeradiant.codec.JsonBodies.write;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "5",
                "-5",
                "1.50",
                "9223372036854775808",
                "-9223372036854775809",
                "1E+400",
                "123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890",
                "1E+999999999",
                "\"a\"",
                "{}",
                "[]",
                "{\"b\":1,\"a\":[1,\"two\",3.0,{\"c\":null}]}"
            })
    void keepsJsonDataAsItIs(String json) {
        assertThat(write(read("{\"jsonData\":" + json + "}"))).isEqualTo("{\"jsonData\":" + json + ",\"meta\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "[Infinity]", "{\"a\":-Infinity}"})
    void rejectsNanAndInfinityInJsonData(String json) {
        assertBadData("{\"jsonData\":" + json + "}", "NaN and Infinity are allowed in data only, at byte ");
    }

    @Test
    void rejectsExponentsThatNoDecimalHas() {
        assertBadData("{\"jsonData\":1e99999999999}", "a number's exponent is out of range");
    }

    @Test
    void rejectsNumbersTooLongToBeKept() {
        assertBadData("{\"jsonData\":" + "9".repeat(1_000_000) + "}", "a number is longer than 1000 characters");
        assertBadData("{\"jsonData\":0." + "9".repeat(1_000_000) + "}", "a number is longer than 1000 characters");
    }
}
