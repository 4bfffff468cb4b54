package org.primeradiant.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoWriter;

class MessageStreamTest {
    private static ProtoWriter message(int length) {
        return ProtoWriter.of(SeldonMessage.of(Payload.bytes(new byte[length])));
    }

    /** Sizes below and above the buffer of 8192 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8180, 8190, 8200, 100_000})
    void writesItselfStraightIntoTheTarget(int length) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        int drained = new MessageStream(message(length)).drainTo(target);

        assertThat(drained).isEqualTo(message(length).size());
        assertThat(target.toByteArray()).isEqualTo(message(length).bytes());
    }

    @Test
    void isReadByteByByte() throws IOException {
        try (MessageStream stream = new MessageStream(message(0))) {
            byte[] bytes = message(0).bytes();

            for (byte expected : bytes) {
                assertThat(stream.read()).isEqualTo(expected & 0xff);
            }
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8193})
    void isReadAtOnce(int length) throws IOException {
        try (MessageStream stream = new MessageStream(message(length))) {
            assertThat(stream.readAllBytes()).isEqualTo(message(length).bytes());
        }
    }

    @Test
    void knowsItsLengthBeforeItIsWrittenAndWhatIsLeftAfterwards() throws IOException {
        try (MessageStream stream = new MessageStream(message(10))) {
            int size = message(10).size();

            assertThat(stream.available()).isEqualTo(size);
            stream.read();
            assertThat(stream.available()).isEqualTo(size - 1);
        }
    }
}
