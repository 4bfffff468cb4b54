package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.Allowance;

class JsonMessagesTest {
    private static final List<SeldonMessage> A_AND_B =
            List.of(SeldonMessage.of(Payload.text("a")), SeldonMessage.of(Payload.text("b")));

    private static List<SeldonMessage> messages(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return JsonReader.messages(bytes, 0, bytes.length, Allowance.UNLIMITED);
    }

    @Test
    void readsABareList() {
        assertThat(messages("[{\"strData\":\"a\"},\n{\"strData\":\"b\"}\n]")).isEqualTo(A_AND_B);
    }

    @Test
    void readsTheListOfSeldonMessages() {
        assertThat(messages("{\"x\":1,\"seldonMessages\":[{\"strData\":\"a\"},{\"strData\":\"b\"}]}"))
                .isEqualTo(A_AND_B);
    }

    @Test
    void leavesMessagesWithoutPayloadToTheCaller() {
        assertThat(messages("[{}]")).containsExactly(SeldonMessage.of(Payload.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"seldonMessages\":[]}",
                "{\"seldonMessages\":{}}",
                "{\"seldonMessages\":null}",
                "[1]",
                "[null]",
                "5",
                "{\"data\":{\"ndarray\":[1]}}",
                "[{\"strData\":\"a\"}",
                "[{\"strData\":\"a\"}] x",
                "[{\"strData\":1}]"
            })
    void rejectsAnythingElse(String body) {
        assertBadData(() -> messages(body), "");
    }
}
