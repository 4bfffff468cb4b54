package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.grpc.MessageFrames.Receiver;

class MessageFramesTest {
    private static final int MAX = 1 << 20;

    private final Body body = new Body();
    private final Received received = new Received();

    /** A request body that arrives piece by piece, as controlled by the test. */
    private static final class Body extends ServletInputStream {
        private byte[] come = {};
        private int read;
        private boolean complete;

        void come(byte[] bytes) {
            byte[] more = Arrays.copyOf(come, come.length + bytes.length);
            System.arraycopy(bytes, 0, more, come.length, bytes.length);
            come = more;
        }

        void complete() {
            complete = true;
        }

        @Override
        public int available() {
            return come.length - read;
        }

        @Override
        public boolean isFinished() {
            return complete && available() == 0;
        }

        @Override
        public boolean isReady() {
            return available() > 0;
        }

        @Override
        public int read() {
            throw new IllegalStateException("unexpected single-byte read");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, available());
            assertThat(count > 0 || complete)
                    .as("data is available, or the body is complete")
                    .isTrue();
            System.arraycopy(come, read, target, offset, count);
            read += count;
            return count > 0 ? count : -1;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("unexpected listener: the test drives the frames itself");
        }
    }

    /** Records messages and how the stream ended. */
    private static final class Received implements Receiver {
        private final List<byte[]> messages = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();

        @Override
        public void message(InputStream message, long held) {
            try {
                messages.add(message.readAllBytes());
            } catch (IOException e) {
                throw new IllegalStateException("reading from memory cannot fail", e);
            }
        }

        @Override
        public void end() {
            ends.add("end");
        }

        @Override
        public void refuse(Status status) {
            ends.add(status.getCode().name());
        }

        @Override
        public void lose(Throwable cause) {
            ends.add("lost");
        }
    }

    private MessageFrames frames(String encoding) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER), encoding);
        return new MessageFrames(body, headers, MAX, Budget.UNLIMITED, received);
    }

    private static byte[] frame(int compressed, byte[] message) {
        return ByteBuffer.allocate(5 + message.length)
                .put((byte) compressed)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void readsWhatHasComeAndTheRestAsItComes() throws IOException {
        byte[] message = bytes(MAX);
        byte[] frame = frame(0, message);
        MessageFrames frames = frames("identity");

        body.come(Arrays.copyOf(frame, 100_000));
        assertThat(frames.readReceived()).isFalse();
        body.come(Arrays.copyOfRange(frame, 100_000, frame.length - 1));
        frames.onDataAvailable();
        assertThat(received.messages).isEmpty();
        body.come(new byte[] {frame[frame.length - 1]});
        frames.onDataAvailable();
        assertThat(received.ends).isEmpty();
        frames.onAllDataRead();

        assertThat(received.messages).containsExactly(message);
        assertThat(received.ends).containsExactly("end");
    }

    @Test
    void readsABodyThatHasComeWithoutWaiting() {
        body.come(frame(0, bytes(10)));
        body.complete();

        assertThat(frames("identity").readReceived()).isTrue();
        assertThat(received.messages).containsExactly(bytes(10));
        assertThat(received.ends).containsExactly("end");
    }

    @Test
    void refusesAMessageThatIsNotCompressedAsItSaysOnceTheBodyIsRead() {
        body.come(frame(1, bytes(1000)));
        MessageFrames frames = frames("gzip");

        assertThat(frames.readReceived()).isFalse();
        assertThat(received.ends).isEmpty();
        body.complete();
        frames.readAll();

        assertThat(received.ends).containsExactly("INVALID_ARGUMENT");
    }

    @Test
    void refusesAMessageThatIsCutOff() {
        body.come(Arrays.copyOf(frame(0, bytes(100_000)), 70_000));
        body.complete();
        frames("identity").readAll();

        assertThat(received.messages).isEmpty();
        assertThat(received.ends).containsExactly("INVALID_ARGUMENT");
    }
}
