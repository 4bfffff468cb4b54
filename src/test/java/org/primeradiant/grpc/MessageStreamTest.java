package org.primeradiant.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStreamTest {
    private int written;

    private MessageStream<String> stream(String message) {
        return new MessageStream<>(message, message.length(), this::write);
    }

    private void write(String message, CodedOutputStream out) throws IOException {
        written++;
        out.writeRawBytes(message.getBytes(UTF_8));
    }

    /** On both sides of the size of the buffer, 8192 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 100_000})
    void writesItselfStraightIntoTheTarget(int size) throws IOException {
        String message = "a".repeat(size);
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        int drained = stream(message).drainTo(target);

        assertThat(drained).isEqualTo(size);
        assertThat(target).hasToString(message);
    }

    @Test
    void isReadByteByByte() throws IOException {
        try (MessageStream<String> stream = stream("ab")) {
            assertThat(stream.read()).isEqualTo('a');
            assertThat(stream.read()).isEqualTo('b');
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8193})
    void isReadAtOnce(int size) throws IOException {
        try (MessageStream<String> stream = stream("a".repeat(size))) {
            assertThat(stream.readAllBytes()).asString(UTF_8).isEqualTo("a".repeat(size));
        }
    }

    @Test
    void isWrittenOnceHoweverOftenItIsRead() throws IOException {
        try (MessageStream<String> stream = stream("ab")) {
            stream.read();
            stream.read();
            stream.read();
        }

        assertThat(written).isEqualTo(1);
    }

    @Test
    void knowsItsLengthBeforeItIsWritten() throws IOException {
        try (MessageStream<String> stream = stream("abc")) {
            assertThat(stream.available()).isEqualTo(3);
        }

        assertThat(written).isZero();
    }

    @Test
    void knowsWhatIsLeft() throws IOException {
        try (MessageStream<String> stream = stream("abc")) {
            stream.read();
            assertThat(stream.available()).isEqualTo(2);

            stream.readAllBytes();
            assertThat(stream.available()).isZero();
        }
    }

    @Test
    void noticesAWriterThatWritesLessThanItSaid() throws IOException {
        try (MessageStream<String> stream = new MessageStream<>("ab", 3, this::write)) {
            assertThatIllegalStateException().isThrownBy(stream::read);
        }
    }

    @Test
    void noticesAWriterThatWritesMoreThanItSaid() throws IOException {
        try (MessageStream<String> stream = new MessageStream<>("ab", 1, this::write)) {
            assertThatExceptionOfType(CodedOutputStream.OutOfSpaceException.class)
                    .isThrownBy(stream::read);
        }
    }
}
