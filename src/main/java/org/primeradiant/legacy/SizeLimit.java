package org.primeradiant.legacy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails after a given number of bytes, so that a small compressed value cannot expand without limit. */
final class SizeLimit extends FilterInputStream {
    private final int most;
    private int left;

    SizeLimit(InputStream in, int most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw UnreadableText.larger(most);
        }
    }
}
