package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A message on its way out. A transport that knows {@link Drainable}, as gRPC's own do, has it written straight into its
 * buffers; read byte by byte, it is serialised first. Used by one thread.
 */
final class MessageStream extends InputStream implements Drainable, KnownLength {
    private static final int CHUNK = 8192;

    private final ProtoWriter message;
    private InputStream serialised;

    MessageStream(ProtoWriter message) {
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
        return serialised().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return serialised().read(target, offset, length);
    }

    @Override
    public int available() {
        try {
            return serialised == null ? message.size() : serialised.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream serialised() {
        if (serialised == null) {
            serialised = new ByteArrayInputStream(message.bytes());
        }
        return serialised;
    }
}
