package org.primeradiant.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks data as they are read. An empty stream unpacks to an empty one. Data that are damaged, end early, or go on
 * after their end cause a {@link ZipException}. Not thread-safe.
 */
final class UnpackedStream extends InputStream {
    private static final int FIRST_ID = 0x1f;
    private static final int SECOND_ID = 0x8b;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int TIME_AND_SYSTEM = 6;

    /** Deflate, in the headers of both formats. */
    private static final int METHOD = 8;

    private static final int ZLIB_DIVISOR = 31;
    private static final int LARGEST_WINDOW = 7;

    private final InputStream packed;
    private final Coding coding;
    private final LongConsumer check;
    private final byte[] buffer = new byte[Coding.BUFFER];
    private final CRC32 checksum = new CRC32();
    private int position;
    private int end;
    private long length;
    private long lengthOfMember;
    private Inflater inflater;
    private State state = State.BEFORE;

    private enum State {
        /** Before the first member. */
        BEFORE,
        /** In a member. */
        WITHIN,
        /** After the last one. */
        AFTER
    }

    /**
     * Creates a stream; reads nothing yet.
     *
     * @param check called with the number of bytes unpacked so far; throws an exception if there are too many
     */
    UnpackedStream(InputStream packed, Coding coding, LongConsumer check) {
        this.packed = packed;
        this.coding = coding;
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (state == State.BEFORE) {
            state = isAtEnd() ? State.AFTER : begin();
        }
        while (state == State.WITHIN) {
            int read = inflate(bytes, from, most);
            if (read > 0) {
                length += read;
                check.accept(length);
                return read;
            }
        }
        return -1;
    }

    /** Returns the number of unpacked bytes; 0 if the member has ended, or needs more of the data. */
    private int inflate(byte[] bytes, int from, int most) throws IOException {
        try {
            int read = inflater.inflate(bytes, from, most);
            if (read > 0) {
                lengthOfMember += read;
                checksum.update(bytes, from, read);
            } else if (inflater.finished()) {
                position = end - inflater.getRemaining();
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("the data need a preset dictionary");
            } else {
                position = end; // the inflater has taken the whole buffer
                require();
                inflater.setInput(buffer, position, end - position);
            }
            return read;
        } catch (DataFormatException e) {
            ZipException damaged = new ZipException("the data are damaged: " + e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    private State begin() throws IOException {
        if (coding == Coding.GZIP) {
            skipHeader();
            inflater = new Inflater(true);
        } else {
            inflater = new Inflater(!hasZlibHeader());
        }
        feed();
        return State.WITHIN;
    }

    private void feed() {
        checksum.reset();
        lengthOfMember = 0;
        inflater.setInput(buffer, position, end - position);
    }

    private void endMember() throws IOException {
        if (coding == Coding.GZIP) {
            checkTrailer();
        }
        if (isAtEnd()) {
            state = State.AFTER;
        } else if (coding == Coding.GZIP) {
            skipHeader();
            inflater.reset();
            feed();
        } else {
            throw new ZipException("the data go on after their end");
        }
    }

    private void checkTrailer() throws IOException {
        long expected = checksum.getValue();
        if (littleEndian(4) != expected || littleEndian(4) != (lengthOfMember & 0xffffffffL)) {
            throw new ZipException("the data are damaged: incorrect checksum or length");
        }
    }

    /** Reads the header of a gzip member. */
    private void skipHeader() throws IOException {
        checksum.reset();
        if (next() != FIRST_ID || next() != SECOND_ID) {
            throw new ZipException(
                    inflater == null ? "the data have no gzip header" : "the data go on after their end");
        }
        int method = next();
        int flags = next();
        if (method != METHOD || (flags & RESERVED) != 0) {
            throw new ZipException("the gzip header has an unknown method or flag");
        }
        skip(TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip((int) littleEndian(2));
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            long expected = checksum.getValue() & 0xffff;
            if (littleEndian(2) != expected) {
                throw new ZipException("the gzip header is damaged: incorrect checksum");
            }
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText(int flag) throws IOException {
        if (flag != 0) {
            while (next() != 0) {
                // up to the zero that ends the text
            }
        }
    }

    private long littleEndian(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << Byte.SIZE * i;
        }
        return number;
    }

    /**
     * Whether the data begin with a zlib header. Raw deflate data do not: read as such, the header would be a stored
     * block with padding that no encoder writes.
     */
    private boolean hasZlibHeader() throws IOException {
        for (int read = 0; end < 2 && read >= 0; end += Math.max(0, read)) {
            read = packed.read(buffer, end, Coding.BUFFER - end);
        }
        int first = buffer[0] & 0xff;
        int second = buffer[1] & 0xff;
        return end >= 2
                && (first & 0x0f) == METHOD
                && first >> 4 <= LARGEST_WINDOW
                && (first << Byte.SIZE | second) % ZLIB_DIVISOR == 0;
    }

    private int next() throws IOException {
        require();
        int value = buffer[position++] & 0xff;
        checksum.update(value);
        return value;
    }

    private void require() throws IOException {
        if (isAtEnd()) {
            throw new ZipException("the data end early");
        }
    }

    /** Whether there are no more packed bytes; reads some if the buffer is used up. */
    private boolean isAtEnd() throws IOException {
        if (position < end) {
            return false;
        }
        position = 0;
        end = Math.max(0, packed.read(buffer, 0, Coding.BUFFER));
        return end == 0;
    }

    @Override
    public void close() throws IOException {
        if (inflater != null) {
            inflater.end();
            state = State.AFTER;
        }
        packed.close();
    }
}
