package org.primeradiant.records;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the records of a file from its beginning. */
public final class RecordReader {
    private static final int STEP = 1 << 16;
    /** Bounds the search for a valid record after a damaged one, about a tenth of a second. */
    private static final long SEARCH_BYTES = 1L << 28;

    private final Path file;
    private final RecordFormat format;

    /** Takes the records of a file. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next record.
         *
         * @param content owned by the sink
         * @throws IOException if it cannot be used; ends the reading
         */
        void accept(byte[] content) throws IOException;
    }

    /**
     * What was found in a file.
     *
     * @param records number of whole records
     * @param bytes length of the header and the whole records
     * @param tornBytes length of the damaged end, 0 if there is none
     */
    public record Found(long records, long bytes, long tornBytes) {}

    public RecordReader(Path file, RecordFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Reads all whole records. What follows them at the end of the file, if it is damaged, is counted and left alone.
     *
     * @throws DamagedFileException if the file is of another kind or version, or a valid record follows a damaged one
     * @throws IOException if it cannot be read, or the sink throws
     */
    public Found read(Sink sink) throws IOException {
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), STEP))) {
            if (!requireHeader(in, size)) {
                return new Found(0, 0, size);
            }
            long at = RecordFormat.HEADER_BYTES;
            long records = 0;
            while (size - at >= RecordFormat.FRAME_BYTES) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length < 1 || length > format.mostBytes() || length > size - at - RecordFormat.FRAME_BYTES) {
                    break;
                }
                byte[] content = in.readNBytes(length);
                if (content.length < length || RecordFormat.checksum(content, 0, length) != checksum) {
                    break;
                }
                sink.accept(content);
                at += RecordFormat.FRAME_BYTES + length;
                records++;
            }
            requireTail(at, size);
            return new Found(records, at, size - at);
        }
    }

    /** False if the file ends within its header, as after a crash on creation. */
    private boolean requireHeader(DataInputStream in, long size) throws IOException {
        byte[] expected = format.header().array();
        byte[] header = in.readNBytes(RecordFormat.HEADER_BYTES);
        boolean torn = size < RecordFormat.HEADER_BYTES
                || size == RecordFormat.HEADER_BYTES && Arrays.equals(header, new byte[RecordFormat.HEADER_BYTES]);
        if (torn) {
            return false;
        }
        if (!Arrays.equals(header, expected)) {
            boolean sameKind = Arrays.equals(header, 0, 8, expected, 0, 8);
            throw new DamagedFileException(
                    sameKind
                            ? file + " has version "
                                    + ByteBuffer.wrap(header).getInt(8) + "; this program reads version "
                                    + format.version()
                            : file + " is not a file of kind " + format.kind());
        }
        return true;
    }

    /** A torn end holds no whole record: if one is found, what precedes it was damaged later, by something else. */
    private void requireTail(long at, long size) throws IOException {
        long length = size - at;
        if (length <= RecordFormat.FRAME_BYTES) {
            return;
        }
        // A torn append is at most what was appended at once; a longer search costs more than it tells.
        int searched = (int) Math.min(length, 4L * STEP + format.mostBytes());
        byte[] tail = new byte[searched];
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(at);
            in.readFully(tail);
        }
        ByteBuffer numbers = ByteBuffer.wrap(tail);
        long work = SEARCH_BYTES;
        for (int i = 1; i + RecordFormat.FRAME_BYTES < searched && work > 0; i++) {
            int content = numbers.getInt(i);
            boolean fits =
                    content >= 1 && content <= Math.min(format.mostBytes(), searched - i - RecordFormat.FRAME_BYTES);
            work -= fits ? content : 0;
            if (fits && RecordFormat.checksum(tail, i + RecordFormat.FRAME_BYTES, content) == numbers.getInt(i + 4)) {
                throw new DamagedFileException(file + " is damaged at byte " + at
                        + ", and a valid record follows at byte " + (at + i)
                        + ": this is not the torn end that a crash leaves. Restore the file from a backup");
            }
        }
    }
}
