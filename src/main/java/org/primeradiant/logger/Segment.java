package org.primeradiant.logger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.primeradiant.records.DamagedFileException;
import org.primeradiant.records.RecordFormat;
import org.primeradiant.records.RecordReader;

/**
 * A file of events that have been read, which is deleted once all of them have been taken or refused. Used by one
 * thread.
 */
final class Segment {
    /** Records are events; arrays cannot be longer. */
    static final RecordFormat FORMAT = new RecordFormat("RADEVENT", 1, Integer.MAX_VALUE - 64);

    private final Path file;
    private final long size;
    private final List<Event> events;
    private final boolean isDamaged;
    private int unresolved;

    private Segment(Path file, long size, List<Event> events, boolean isDamaged) {
        this.file = file;
        this.size = size;
        this.events = events;
        this.isDamaged = isDamaged;
        this.unresolved = events.size();
    }

    /**
     * Reads a file up to the first record that is incomplete or damaged.
     *
     * @throws IOException if it cannot be read, or is not a file of events
     */
    static Segment read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        long size = Files.size(file);
        boolean isDamaged;
        try {
            isDamaged = new RecordReader(file, FORMAT)
                            .read(record -> events.add(event(file, record)))
                            .tornBytes()
                    > 0;
        } catch (DamagedFileException e) {
            if (events.isEmpty()) {
                throw e;
            }
            isDamaged = true; // what precedes the damage is sound
        }
        return new Segment(file, size, events, isDamaged);
    }

    private static Event event(Path file, byte[] record) throws IOException {
        Optional<Event> event = Event.of(record);
        return event.orElseThrow(() -> new IOException(file + " has a record that is no event"));
    }

    List<Event> events() {
        return events;
    }

    /** Whether it ends with a record that cannot be read. */
    boolean isDamaged() {
        return isDamaged;
    }

    Path file() {
        return file;
    }

    /** Size of the file in bytes. */
    long size() {
        return size;
    }

    /** Notes that one of its events needs it no longer; true if none does. */
    boolean resolve() {
        unresolved--;
        return unresolved <= 0;
    }

    /** Removes the file, if it is still there. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
