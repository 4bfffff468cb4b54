package org.primeradiant.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;

/** A packed body as it arrives: reports its progress to the budget, and ends early if it is too large. */
final class ArrivingBody extends FilterInputStream {
    private final RestRequest request;
    private final int limit;
    private long length;

    ArrivingBody(RestRequest request, int limit) {
        super(request.body());
        this.request = request;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int read = in.read(bytes, from, most);
        if (read >= 0) {
            length += read;
            request.budget().bodyCame(read);
            if (length > limit) {
                throw RequestBody.tooLarge("body", limit);
            }
        } else if (length < request.announcedLength()) {
            throw new EOFException("the body ends before its announced length");
        }
        return read;
    }

    /** Leaves the server's stream open: some servers would wait for the rest of the body. */
    @Override
    public void close() {
        // the request closes it
    }
}
