package org.primeradiant.records;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file of records as a whole: a crash leaves the file before or the file after, never a mixture. */
public final class Snapshots {
    private Snapshots() {}

    /** Writes the records of a snapshot. */
    @FunctionalInterface
    public interface Source {
        /** Passes each record to the sink. */
        void writeTo(RecordReader.Sink sink) throws IOException;
    }

    /**
     * Writes a file beside the target, makes it durable and renames it.
     *
     * @throws IOException if it cannot be written, as when the disk is full; the target is then unchanged
     */
    public static void replace(Path target, RecordFormat format, Source source) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            out.write(format.header().array());
            source.writeTo(content -> out.write(format.framed(content).array()));
            out.flush();
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(target);
    }

    /** Makes the name of a file durable. Windows has no such operation, and needs none. */
    static void forceFolder(Path file) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
