package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A request body that arrives piece by piece, as controlled by the test. */
final class ArrivingBody extends ServletInputStream {
    private ByteBuffer come = ByteBuffer.allocate(0);
    private int read;
    private boolean complete;
    private boolean asked = true;
    private ReadListener listener;

    /** Number of bytes read so far. */
    int bytesRead() {
        return read;
    }

    void come(byte[] bytes) throws IOException {
        come = ByteBuffer.allocate(come.remaining() + bytes.length)
                .put(come)
                .put(bytes)
                .flip();
        tell();
    }

    void complete() throws IOException {
        complete = true;
        tell();
    }

    /** Notifies the listener, if its last isReady() returned false. */
    private void tell() throws IOException {
        if (asked) {
            asked = false;
            if (come.hasRemaining()) {
                listener.onDataAvailable();
            } else {
                listener.onAllDataRead();
            }
        }
    }

    @Override
    public boolean isFinished() {
        return complete && !come.hasRemaining();
    }

    @Override
    public boolean isReady() {
        asked = !come.hasRemaining();
        return come.hasRemaining();
    }

    @Override
    public int read() {
        throw new IllegalStateException("unexpected single-byte read");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = Math.min(length, come.remaining());
        assertThat(count).as("bytes available to read").isPositive();
        come.get(target, offset, count);
        read += count;
        return count;
    }

    @Override
    public void setReadListener(ReadListener reader) {
        listener = reader;
    }
}
