package org.primeradiant.identity;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What a small file contains, read again when the file changes. A file that turns unreadable or malformed leaves the
 * last good content in force, and is logged once. At most one thread looks at the file, at most once a second; the
 * others go on with what is known. Thread-safe.
 *
 * @param <T> the immutable form of the content
 */
public final class WatchedFile<T> {
    private static final Logger LOGGER = System.getLogger(WatchedFile.class.getName());
    private static final int MOST_BYTES = 1 << 20;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final String setting;
    private final Path file;
    private final Function<byte[], T> reader;
    private final LongSupplier nanos;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Known<T> known;
    private volatile long lastLook;

    /** A content, the state of the file that it was read from or that could not be read, and why it could not. */
    private record Known<T>(T value, Stamp stamp, String failure) {}

    private record Stamp(FileTime modified, long size, String inode) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        }
    }

    private WatchedFile(String setting, Path file, Function<byte[], T> reader, LongSupplier nanos) {
        this.setting = setting;
        this.file = file;
        this.reader = reader;
        this.nanos = nanos;
    }

    /**
     * Reads a file of up to 1 MiB.
     *
     * @param setting the setting that names the file, for messages
     * @param reader parses the content; its {@link IllegalArgumentException} says what is wrong, and must not quote
     * @param nanos the time as of {@link System#nanoTime}
     * @throws IllegalArgumentException if the file is missing, unreadable, too large or malformed
     */
    public static <T> WatchedFile<T> open(String setting, Path file, Function<byte[], T> reader, LongSupplier nanos) {
        WatchedFile<T> watched = new WatchedFile<>(setting, file, reader, nanos);
        try {
            Stamp stamp = Stamp.of(file);
            watched.known = new Known<>(reader.apply(content(file.toFile())), stamp, "");
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": cannot use " + file + ": " + reason(e), e);
        }
        watched.lastLook = nanos.getAsLong();
        return watched;
    }

    /** The content as of up to a second ago. */
    public T value() {
        if (nanos.getAsLong() - lastLook >= PAUSE_NANOS && looking.compareAndSet(false, true)) {
            try {
                look();
            } finally {
                lastLook = nanos.getAsLong();
                looking.set(false);
            }
        }
        return known.value();
    }

    private void look() {
        Known<T> before = known;
        try {
            // Taken before the content, so that a change while it is read is noticed next time.
            Stamp stamp = Stamp.of(file);
            if (!stamp.equals(before.stamp())) {
                known = read(before, stamp);
            }
        } catch (IOException e) {
            known = kept(before, before.stamp(), reason(e));
        }
    }

    private Known<T> read(Known<T> before, Stamp stamp) throws IOException {
        try {
            Known<T> read = new Known<>(reader.apply(content(file.toFile())), stamp, "");
            LOGGER.log(Level.INFO, () -> setting + ": took the changed file " + file);
            return read;
        } catch (IllegalArgumentException e) {
            return kept(before, stamp, reason(e));
        }
    }

    private Known<T> kept(Known<T> before, Stamp stamp, String failure) {
        if (!failure.equals(before.failure())) {
            LOGGER.log(Level.ERROR, () -> setting + ": cannot use " + file + ", so its last content stays: " + failure);
        }
        return new Known<>(before.value(), stamp, failure);
    }

    // Not Files: an interrupt, such as at the end of a call, would close its channel.
    private static byte[] content(File file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new IllegalArgumentException("larger than " + MOST_BYTES + " bytes");
            }
            return content;
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof IllegalArgumentException
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }
}
