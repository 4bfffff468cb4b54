package org.primeradiant.grpc;

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
final class MessageStream<T> extends InputStream implements Drainable, KnownLength {
    private static final int CHUNK = 8192;

    private final T message;
    private final int size;
    private final Marshallers.Writer<T> writer;
    private InputStream serialised;

    MessageStream(T message, int size, Marshallers.Writer<T> writer) {
        this.message = message;
        this.size = size;
        this.writer = writer;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(target, Math.min(size + 1, CHUNK));
        writer.write(message, out);
        out.flush();
        return size;
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
            return serialised == null ? size : serialised.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream serialised() throws IOException {
        if (serialised == null) {
            byte[] bytes = new byte[size];
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writer.write(message, out);
            out.checkNoSpaceLeft();
            serialised = new ByteArrayInputStream(bytes);
        }
        return serialised;
    }
}
