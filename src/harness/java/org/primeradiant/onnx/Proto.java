package org.primeradiant.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a protobuf message one after another, in whatever order a test needs. */
final class Proto {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    Proto number(int field, long value) {
        return write(() -> out.writeInt64(field, value));
    }

    Proto decimal(int field, float value) {
        return write(() -> out.writeFloat(field, value));
    }

    Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto bytes(int field, byte... value) {
        return write(() -> out.writeByteArray(field, value));
    }

    Proto message(int field, Proto value) {
        return bytes(field, value.bytes());
    }

    byte[] bytes() {
        write(out::flush);
        return bytes.toByteArray();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private Proto write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
