package org.primeradiant.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Decompresses bodies of answers. */
final class Gzip {
    private static final int CHUNK = 8 << 10;

    private Gzip() {}

    /**
     * Returns the decompressed body.
     *
     * @throws IOException if the body is not valid gzip
     * @throws RemoteFailure if the decompressed body exceeds the limit, or there is not enough memory for it
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

    /** The JDK's stream calls itself at the end of each member, so a run of empty members would overflow the stack. */
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
