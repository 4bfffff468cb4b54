package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.primeradiant.codec.JsonBodies.assertBadData;
import static org.primeradiant.codec.JsonBodies.read;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

class JsonLimitsTest {
    // Together these use every feature of the format, so that changing any byte is likely to affect decoding.
    private static final String[] BODIES = {"""
        {"data":{"names":["a","é\\n"],"ndarray":[[1,-2.5e3],[NaN,4]]},\
        "meta":{"puid":"p","tags":{"t":[1.5,null,{"x":true}]},
         "routing":{"r":1},"requestPath":{"m":"i"},\
        "metrics":[{"key":"k","type":"GAUGE","value":1.5,"tags":{"a":"b"}}]}}""", """
        {"data":{"tensor":{"shape":[2,-1],"values":[1,22,333,4444]}},\
        "status":{"code":1,"info":"i","reason":"r","status":"FAILURE"}}""", """
        {"data":{"ndarray":[["a",1,true],[null,{"b":18446744073709551616},2.5]]}}""", """
        {"data":{"ndarray":[[123456,7890123,1],[45678901234567,2,3]]},\
        "x":[Infinity,"\\ud83d\\ude00"],"strData":"ü"}""", """
        {"data":{"tftensor":{"dtype":"DT_DOUBLE","tensorShape":{"dim":[{"size":"2"}]},"doubleVal":[1,2.5]}}}""", """
        {"jsonData":{"a":[1,2.50,"x",[[]]],"b":123456789012345678901234567890},"binData":"AAEC/w=="}""", """
        {"binData":"AAEC/w==","customData":{"@type":"x"}}"""};

    @ParameterizedTest
    @ValueSource(strings = {"x", "jsonData"})
    void allows128LevelsOfNestingAndNoMore(String field) {
        assertThatCode(() -> read(nested(field, 127))).doesNotThrowAnyException();
        assertBadData(nested(field, 128), "nested deeper than 128 levels, at byte ");
    }

    @Test
    void allows128LevelsOfNestingAroundNumbersAndNoMore() {
        String body = "{\"data\":{\"ndarray\":%s7%s}}";

        assertThatCode(() -> read(body.formatted("[".repeat(126), "]".repeat(126))))
                .doesNotThrowAnyException();
        assertBadData(body.formatted("[".repeat(127), "]".repeat(127)), "nested deeper than 128 levels, at byte ");
    }

    @Test
    void refusesAMillionBracketsAtOnce() {
        String brackets = "[".repeat(1_000_000);

        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            assertBadData("{\"data\":{\"ndarray\":" + brackets, "nested deeper than 128 levels, at byte ");
            assertBadData("{\"jsonData\":" + brackets, "nested deeper than 128 levels, at byte ");
            assertBadData("{\"a\":".repeat(200_000), "nested deeper than 128 levels, at byte ");
            byte[] bytes = brackets.getBytes(UTF_8);
            assertBadData(
                    () -> JsonReader.messages(bytes, 0, bytes.length, Allowance.UNLIMITED),
                    "a message must be an object");
        });
    }

    @Test
    void throwsNothingButSeldonExceptionWhateverBytesAreChanged() {
        Random random = new Random(128);
        for (String body : BODIES) {
            List<byte[]> bodies = Stream.generate(() -> mutated(body.getBytes(UTF_8), random))
                    .limit(30_000)
                    .toList();
            bodies.parallelStream().forEach(JsonLimitsTest::readAll);
        }
    }

    @Test
    void throwsNothingButSeldonExceptionWhereverTheBodyEnds() {
        for (String body : BODIES) {
            byte[] bytes = body.getBytes(UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                assertThat(readAll(Arrays.copyOf(bytes, length))).isZero();
            }
        }
    }

    @Test
    void readsNothingBeyondTheGivenRange() {
        for (String body : BODIES) {
            byte[] bytes = ("{\"a\":[" + body + "1,2,3]}").getBytes(UTF_8);
            int length = body.getBytes(UTF_8).length;
            assertThatCode(() -> JsonReader.message(bytes, 6, length, Allowance.UNLIMITED))
                    .doesNotThrowAnyException();
        }
    }

    private static String nested(String field, int levels) {
        return "{\"" + field + "\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }

    private static byte[] mutated(byte[] body, Random random) {
        String likely = "[]{},:\"\\0123456789.-+eENIntu \u0000\u007fÿ";
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(3)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = (byte) likely.charAt(random.nextInt(likely.length()));
                default -> {
                    int from = random.nextInt(body.length);
                    int length = random.nextInt(Math.min(20, body.length - Math.max(at, from)) + 1);
                    System.arraycopy(body, from, body, at, length);
                }
            }
        }
        return body;
    }

    /** Reads a body as message, list of messages and feedback; returns how many of these succeeded. */
    private static int readAll(byte[] body) {
        int accepted = 0;
        for (int kind = 0; kind < 3; kind++) {
            try {
                switch (kind) {
                    case 0 -> JsonReader.message(body, 0, body.length, Allowance.UNLIMITED);
                    case 1 -> JsonReader.messages(body, 0, body.length, Allowance.UNLIMITED);
                    default -> JsonReader.feedback(body, 0, body.length, Allowance.UNLIMITED);
                }
                accepted++;
            } catch (SeldonException e) {
                assertThat(e.status()).isEqualTo(400);
            }
        }
        return accepted;
    }
}
