package org.primeradiant.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Unpacks a body that a node has compressed. */
final class Gzip {
    private static final int CHUNK = 8 << 10;

    private Gzip() {}

    /**
     * The unpacked body.
     *
     * @throws IOException if the body is no gzip
     * @throws RemoteFailure if what it unpacks to is over the limit, or there is no memory for it
     */
    static byte[] unpacked(byte[] body, AnswerLimits limits) throws IOException {
        GatheredBody unpacked = new GatheredBody(limits, -1);
        byte[] chunk = new byte[(int) Math.min(CHUNK, limits.size() + 1L)];
        try (InputStream members = new Members(new ByteArrayInputStream(body))) {
            for (int read = members.read(chunk); read >= 0; read = members.read(chunk)) {
                unpacked.add(ByteBuffer.wrap(chunk, 0, read));
            }
        }
        return unpacked.bytes();
    }

    /** The JDK's stream calls itself at the end of each member, so a row of empty ones would overflow the stack. */
    private static final class Members extends GZIPInputStream {
        private static final int MOST = 100;
        private int depth;

        Members(InputStream in) throws IOException {
            super(in, CHUNK);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (depth == MOST) {
                throw new IOException("more than " + MOST + " empty members in a row");
            }
            depth++;
            try {
                return super.read(bytes, offset, length);
            } finally {
                depth--;
            }
        }
    }
}
