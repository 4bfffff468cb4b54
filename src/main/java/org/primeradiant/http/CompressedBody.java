package org.primeradiant.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import org.primeradiant.compression.Coding;
import org.primeradiant.compression.PackedStream;

/** The body of an answer, compressed if it is large enough. Not thread-safe. */
final class CompressedBody extends OutputStream {
    /** The smallest body that is compressed, in bytes. A smaller one fits into one packet as it is. */
    static final int LEAST = 1024;

    private final OutputStream out;
    private final Coding coding;
    private final MultivaluedMap<String, Object> head;
    private final byte[] first = new byte[LEAST - 1];
    private int held;
    private PackedStream packed;

    /**
     * Creates an empty body.
     *
     * @param out receives the body; is not closed
     * @param head the answer's headers, which are changed before the first byte is written to {@code out}
     */
    CompressedBody(OutputStream out, Coding coding, MultivaluedMap<String, Object> head) {
        this.out = out;
        this.coding = coding;
        this.head = head;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (packed == null && held + length < LEAST) {
            System.arraycopy(bytes, from, first, held, length);
            held += length;
            return;
        }
        if (packed == null) {
            begin();
        }
        packed.write(bytes, from, length);
    }

    private void begin() throws IOException {
        head.putSingle(HttpHeaders.CONTENT_ENCODING, coding.text());
        head.remove(HttpHeaders.CONTENT_LENGTH); // of the body as it is
        Object tag = head.getFirst(HttpHeaders.ETAG);
        if (tag != null) {
            head.putSingle(HttpHeaders.ETAG, weak(tag)); // equal bodies may be compressed differently
        }
        packed = new PackedStream(out, coding);
        packed.write(first, 0, held);
    }

    private static Object weak(Object tag) {
        if (tag instanceof EntityTag known) {
            return new EntityTag(known.getValue(), true);
        }
        String text = tag.toString();
        return text.startsWith("W/") ? text : "W/" + text;
    }

    /** Does nothing while the body may still be too small. */
    @Override
    public void flush() throws IOException {
        if (packed != null) {
            packed.flush();
        }
    }

    /** Writes the rest of the body. */
    void finish() throws IOException {
        if (packed != null) {
            packed.finish();
        } else if (held > 0) {
            out.write(first, 0, held);
        }
    }

    /** Does nothing: writers of entities may close it, and that must not end an answer that has failed. */
    @Override
    public void close() {
        // see finish and free
    }

    /** Frees native memory, whether or not the body is finished. */
    void free() {
        if (packed != null) {
            packed.close();
        }
    }
}
