package org.primeradiant.logger;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.primeradiant.records.RecordFile;

/**
 * The events of one sink on disk: a folder of segments, of which the last is written and the first is read. Nobody but
 * the owner may read them. Used by one thread.
 */
final class Spool implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Spool.class.getName());
    private static final String SUFFIX = ".events";
    /** Bytes that {@link RecordFile} adds to a file. */
    private static final long HEADER = 16;
    /** Bytes that it adds to a record. */
    private static final long FRAME = 8;

    private static final long SEGMENT_SIZE = 1 << 20;
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final Path folder;
    private final SpoolSpace space;
    private final LoggerMetrics metrics;
    /** Closed segments, oldest first. */
    private final Deque<Path> closed = new ArrayDeque<>();

    private long next;
    private Writing writing;
    /** When writing may be tried again after a failure, in {@link System#nanoTime()}. */
    private long pausedUntil = System.nanoTime();

    /** The segment that is written. */
    private record Writing(Path path, RecordFile file) {}

    private Spool(Path folder, SpoolSpace space, LoggerMetrics metrics) {
        this.folder = folder;
        this.space = space;
        this.metrics = metrics;
    }

    /**
     * Opens a folder, which is made if there is none, with what is in it.
     *
     * @throws IOException if it cannot be made or listed
     */
    static Spool open(Path folder, SpoolSpace space, LoggerMetrics metrics) throws IOException {
        ownedFolder(folder);
        Spool spool = new Spool(folder, space, metrics);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Spool::isSegment).sorted().toList()) {
                spool.closed.add(file);
                spool.next = Math.max(spool.next, number(file) + 1);
                space.found(Files.size(file));
            }
        }
        return spool;
    }

    /** Makes a folder that only its owner can use, on file systems that know owners. */
    static void ownedFolder(Path folder) throws IOException {
        Files.createDirectories(folder, owned(folder, "rwx------"));
    }

    /** Permissions of a new file or folder; none if the file system does not know them. */
    static FileAttribute<?>[] owned(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{16}\\.events");
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** Whether it holds no events that have not been read. */
    boolean isEmpty() {
        return closed.isEmpty() && writing == null;
    }

    /** Whether an event could ever be written. */
    boolean canHold(byte[] record) {
        return HEADER + FRAME + record.length <= space.limit() && record.length <= Segment.FORMAT.mostBytes();
    }

    /** Writes an event; false if there is no room for it now, or the disk fails. */
    boolean append(byte[] record) {
        long bytes = FRAME + record.length + (writing == null ? HEADER : 0);
        if (System.nanoTime() - pausedUntil < 0 || !space.take(bytes)) {
            return false;
        }
        boolean isWritten = false;
        try {
            if (writing == null) {
                writing = created();
            }
            writing.file().append(List.of(record));
            isWritten = true;
            if (writing.file().size() >= SEGMENT_SIZE) {
                sync();
                rotate();
            }
        } catch (IOException e) {
            pause("cannot write to", e);
        } finally {
            if (!isWritten) {
                space.giveBack(bytes);
            }
        }
        return isWritten;
    }

    private Writing created() throws IOException {
        Path path = folder.resolve("%016d%s".formatted(next, SUFFIX));
        next++;
        Files.createFile(path, owned(path, "rw-------"));
        return new Writing(path, RecordFile.open(path, Segment.FORMAT, record -> {}));
    }

    /** Leaves the disk alone for a moment; what could be written may still be read. */
    private void pause(String what, IOException cause) {
        warn(what, folder, cause);
        pausedUntil = System.nanoTime() + PAUSE_NANOS;
        if (writing != null) {
            rotate();
        }
    }

    /** Has what was written survive a failure of the machine, not just of the process. */
    void sync() {
        if (writing != null) {
            try {
                writing.file().force();
            } catch (IOException e) {
                pause("cannot sync", e);
            }
        }
    }

    private void rotate() {
        if (writing != null) {
            closed.addLast(writing.path());
            try {
                writing.file().close();
            } catch (IOException e) {
                warn("cannot close", writing.path(), e);
            }
            writing = null;
        }
    }

    /** Reads the oldest segment that can be read; empty if there is none. */
    Optional<Segment> next() {
        if (closed.isEmpty()) {
            rotate();
        }
        for (Path file = closed.poll(); file != null; file = closed.poll()) {
            try {
                Segment segment = Segment.read(file);
                if (segment.isDamaged()) {
                    metrics.failed(LoggerMetrics.Failure.SPOOL);
                    LOGGER.log(Level.WARNING, "The end of " + file + " is damaged; its other payloads are sent");
                }
                if (!segment.events().isEmpty()) {
                    return Optional.of(segment);
                }
                delete(segment);
            } catch (IOException e) { // it stays where it is, for people to look at
                metrics.failed(LoggerMetrics.Failure.SPOOL);
                warn("cannot read", file, e);
            }
        }
        return Optional.empty();
    }

    /** Deletes a segment all of whose events have been taken. If that fails, they are sent again after a restart. */
    void delete(Segment segment) {
        try {
            segment.delete();
            space.giveBack(segment.size());
        } catch (IOException e) {
            warn("cannot delete", segment.file(), e);
        }
    }

    private static void warn(String what, Path file, IOException cause) {
        LOGGER.log(Level.WARNING, "The payload log " + what + " " + file, cause);
    }

    @Override
    public void close() {
        sync();
        rotate();
    }
}
