package org.primeradiant.grpc;

import io.grpc.Drainable;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes on the sender's thread, which is fastest for the single message of a unary call. The server sends it when the
 * response ends.
 */
final class BlockingOutput implements MessageOutput {
    private final ServletResponse response;

    BlockingOutput(ServletResponse response) {
        this.response = response;
    }

    @Override
    public void write(InputStream message) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write(ByteBuffer.allocate(HEADER)
                .put((byte) 0)
                .putInt(message.available())
                .array());
        if (message instanceof Drainable known) {
            known.drainTo(out);
        } else {
            message.transferTo(out);
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void end(Runnable task) {
        task.run();
    }

    @Override
    public void flush() {
        // The server sends everything when the response ends, which is soon.
    }

    @Override
    public void drop() {
        // Nothing is queued.
    }
}
