package org.primeradiant.protobuf;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * An outgoing message. A transport that supports {@link Drainable}, as gRPC's own do, gets it written straight into
 * its buffers; for any other, the message is serialized on the first read. Not thread-safe.
 */
final class MessageStream extends InputStream implements Drainable, KnownLength {
    private static final int CHUNK = 8192;

    private final ProtoBody message;
    private InputStream serialized;

    MessageStream(ProtoBody message) {
        this.message = message;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(target, Math.min(message.size() + 1, CHUNK));
        message.write(out);
        out.flush();
        return message.size();
    }

    @Override
    public int read() throws IOException {
        return serialized().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return serialized().read(target, offset, length);
    }

    @Override
    public int available() {
        try {
            return serialized == null ? message.size() : serialized.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream serialized() {
        if (serialized == null) {
            serialized = new ByteArrayInputStream(message.bytes());
        }
        return serialized;
    }
}
