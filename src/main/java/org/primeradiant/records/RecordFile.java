package org.primeradiant.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file to which records are appended. Not thread-safe.
 *
 * <p>A failed append leaves the file as it was before, so that a full disk tears nothing; if even that fails, further
 * appends are refused.
 */
public final class RecordFile implements AutoCloseable {
    private final Path file;
    private final RecordFormat format;
    private final FileChannel channel;
    private final RecordReader.Found found;
    private long end;
    private boolean isBroken;

    private RecordFile(Path file, RecordFormat format, FileChannel channel, RecordReader.Found found) {
        this.file = file;
        this.format = format;
        this.channel = channel;
        this.found = found;
        this.end = found.bytes();
    }

    /**
     * Opens a file, or creates it. Hands its records to a sink, and cuts off a torn end.
     *
     * @throws DamagedFileException as {@link RecordReader#read}
     */
    public static RecordFile open(Path file, RecordFormat format, RecordReader.Sink sink) throws IOException {
        RecordReader.Found found =
                Files.exists(file) ? new RecordReader(file, format).read(sink) : new RecordReader.Found(0, 0, 0);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        RecordFile opened = new RecordFile(file, format, channel, found);
        boolean isReady = false;
        try {
            opened.begin();
            isReady = true;
        } finally {
            if (!isReady) {
                channel.close();
            }
        }
        return opened;
    }

    private void begin() throws IOException {
        channel.truncate(end);
        if (end == 0) {
            ByteBuffer header = format.header();
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
            end = RecordFormat.HEADER_BYTES;
        }
        channel.force(true);
        Snapshots.forceFolder(file);
    }

    /** What was found when it was opened; {@code tornBytes} have been cut off. */
    public RecordReader.Found found() {
        return found;
    }

    /** Length of the file in bytes. */
    public long size() {
        return end;
    }

    /**
     * Appends records. They are durable only after {@link #force}.
     *
     * @throws IllegalArgumentException if a record is empty or exceeds the format's limit; nothing is appended then
     * @throws IOException if the disk is full or fails; the file is then cut back
     */
    public void append(List<byte[]> records) throws IOException {
        if (isBroken) {
            throw new IOException(file + " could not be cut back after a failed write; restart to repair it");
        }
        List<ByteBuffer> frames = records.stream().map(format::framed).toList();
        long at = end;
        try {
            for (ByteBuffer frame : frames) {
                while (frame.hasRemaining()) {
                    at += channel.write(frame, at);
                }
            }
            end = at;
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
    }

    private void cutBack(IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            isBroken = true;
            cause.addSuppressed(e);
        }
    }

    /**
     * Makes everything appended durable.
     *
     * @throws IOException if it may not be; the file then refuses further appends, as the system may have dropped what
     *     it could not write
     */
    public void force() throws IOException {
        try {
            channel.force(false);
        } catch (IOException e) {
            isBroken = true;
            throw e;
        }
    }

    /** Drops all records, durably. */
    public void clear() throws IOException {
        channel.truncate(RecordFormat.HEADER_BYTES);
        end = RecordFormat.HEADER_BYTES;
        force();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
