package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;

/** Reads and writes bodies as text, for tests. */
final class JsonBodies {
    private JsonBodies() {}

    static SeldonMessage read(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return JsonReader.message(bytes, 0, bytes.length, Allowance.UNLIMITED);
    }

    static Payload payload(String body) {
        return read(body).payload();
    }

    static Tensor ndarray(String list) {
        return ((Data) payload("{\"data\":{\"ndarray\":" + list + "}}")).tensor();
    }

    static String write(SeldonMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonWriter.write(message, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }

    /** Asserts that reading the body fails with BAD_DATA and a message that starts with the given text. */
    static void assertBadData(String body, String message) {
        assertBadData(() -> read(body), message);
    }

    static void assertBadData(ThrowingCallable call, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call)
                .withMessageStartingWith(message)
                .matches(e -> e.reason() == Reason.BAD_DATA, "is BAD_DATA");
    }
}
