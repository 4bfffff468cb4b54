package org.primeradiant.state;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.primeradiant.records.FolderLock;
import org.primeradiant.records.RecordFile;
import org.primeradiant.records.RecordFormat;
import org.primeradiant.records.RecordReader;
import org.primeradiant.records.Snapshots;

/**
 * Keeps state in a folder that one process at a time may use. Thread-safe, but threads that call it must not be
 * interrupted, because an interrupt closes the file that it meets.
 *
 * <p>The folder holds {@code snapshot}, journals {@code journal-N} and {@code lock}. A snapshot of generation N
 * contains all journals below N. Each call appends one record to the last journal and forces it to disk, so that a
 * crash tears at most one record, which was never acknowledged. {@link #expire} starts a new journal and writes a
 * snapshot once the journal is large. All state is held in memory, too, within the bounds of {@link MemoryStore}.
 */
public final class FileStore implements StateStore {
    private static final Logger LOGGER = System.getLogger(FileStore.class.getName());
    private static final int VERSION = 1;
    private static final RecordFormat JOURNAL = new RecordFormat("RADSTJRN", VERSION, StateRecords.MOST_BYTES);
    private static final RecordFormat SNAPSHOT = new RecordFormat("RADSTSNP", VERSION, StateRecords.MOST_BYTES);
    private static final Pattern JOURNAL_NAME = Pattern.compile("journal-(\\d{1,18})");
    private static final long LARGE_JOURNAL = 32L << 20;
    private static final int DECISIONS_AT_ONCE = 4096;

    private final Path folder;
    private final FolderLock lock;
    private final long largeJournal;
    private final MemoryStore image = new MemoryStore();

    // Guarded by this: what is in the journal is in the image.
    private RecordFile journal;
    private long generation;
    private boolean isClosed;

    private FileStore(Path folder, FolderLock lock, long largeJournal) {
        this.folder = folder;
        this.lock = lock;
        this.largeJournal = largeJournal;
    }

    /**
     * Opens the store in an existing folder, and creates its files if there are none.
     *
     * @throws StateException if the folder is in use or read-only, or a file is damaged or of another version
     */
    public static FileStore open(Path folder) throws StateException {
        return open(folder, LARGE_JOURNAL);
    }

    static FileStore open(Path folder, long largeJournal) throws StateException {
        try {
            FileStore store = new FileStore(folder, FolderLock.take(folder), largeJournal);
            boolean isOpen = false;
            try {
                store.load();
                isOpen = true;
            } finally {
                if (!isOpen) {
                    store.close();
                }
            }
            return store;
        } catch (IOException e) {
            throw new StateException("cannot open the state in " + folder + ": " + reason(e), e);
        }
    }

    /** The messages of file systems name only the file. */
    private static String reason(IOException e) {
        return e.getClass().getPackageName().equals("java.nio.file") ? e.toString() : e.getMessage();
    }

    private synchronized void load() throws IOException {
        Path snapshot = folder.resolve("snapshot");
        if (Files.exists(snapshot)) {
            RecordReader.Found found = new RecordReader(snapshot, SNAPSHOT).read(this::restore);
            if (found.tornBytes() > 0 || found.records() == 0) {
                throw new IOException(snapshot + " is damaged at byte " + found.bytes() + ": restore it from a backup");
            }
        }
        TreeMap<Long, Path> journals = journals();
        List<Path> covered = new ArrayList<>(journals.headMap(generation).values());
        journals.headMap(generation).clear();
        if ((generation > 0 || !journals.isEmpty()) && !journals.containsKey(generation)) {
            throw new IOException("journal-" + generation + " is missing: restore the folder from a backup");
        }
        long last = journals.isEmpty() ? 0 : journals.lastKey();
        for (Map.Entry<Long, Path> each : journals.headMap(last).entrySet()) {
            RecordReader.Found found = new RecordReader(each.getValue(), JOURNAL).read(this::restore);
            if (found.tornBytes() > 0 || !journals.containsKey(each.getKey() + 1)) {
                throw new IOException(each.getValue() + " is damaged at byte " + found.bytes()
                        + ", or a later journal is missing: restore the folder from a backup");
            }
        }
        generation = last;
        journal = RecordFile.open(folder.resolve("journal-" + last), JOURNAL, this::restore);
        if (journal.found().tornBytes() > 0) {
            LOGGER.log(
                    Level.WARNING,
                    () -> "Cut off " + journal.found().tornBytes() + " bytes at the end of " + folder + "/journal-"
                            + last + ", a record that was torn by a crash and never acknowledged");
        }
        for (Path old : covered) {
            Files.deleteIfExists(old);
        }
    }

    private TreeMap<Long, Path> journals() throws IOException {
        TreeMap<Long, Path> journals = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = JOURNAL_NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    journals.put(Long.parseLong(name.group(1)), file);
                }
            }
        }
        return journals;
    }

    private void restore(byte[] content) throws IOException {
        StateRecords.read(content, new StateRecords.Reader() {
            @Override
            public void changes(List<Change> changes) {
                image.apply(changes);
            }

            @Override
            public void decisions(List<Decision> decisions) {
                image.record(decisions);
            }

            @Override
            public void total(StateName name, Sums total) {
                image.restore(name, total);
            }

            @Override
            public void blob(StateName name, Blob blob) {
                image.restore(name, blob);
            }

            @Override
            public void key(ChangeKey key, Instant at) {
                image.restore(key, at);
            }

            @Override
            public void generation(long number) {
                generation = number;
            }
        });
    }

    @Override
    public synchronized List<Outcome> apply(List<Change> changes) throws StateException {
        Map<ChangeKey, Change> fresh = new LinkedHashMap<>();
        for (Change change : changes) {
            if (!image.knows(change.key())) {
                fresh.putIfAbsent(change.key(), change);
            }
        }
        List<Outcome> outcomes = new ArrayList<>(changes.size());
        for (List<Change> group : StateRecords.groups(fresh.values())) {
            append(StateRecords.changes(group));
            image.apply(group);
        }
        for (Change change : changes) {
            outcomes.add(fresh.remove(change.key()) == null ? Outcome.REPEATED : Outcome.APPLIED);
        }
        return outcomes;
    }

    private void append(byte[] content) throws StateException {
        if (isClosed) {
            throw new StateException("the state in " + folder + " is closed");
        }
        try {
            journal.append(List.of(content));
            journal.force();
        } catch (IOException e) {
            throw new StateException("cannot write the state in " + folder + ": " + reason(e), e);
        }
    }

    @Override
    public Map<StateName, Sums> totals() {
        return image.totals();
    }

    @Override
    public Optional<Blob> blob(StateName name) {
        return image.blob(name);
    }

    @Override
    public Map<StateName, Blob> blobs() {
        return image.blobs();
    }

    @Override
    public synchronized void record(List<Decision> decisions) throws StateException {
        for (int from = 0; from < decisions.size(); from += DECISIONS_AT_ONCE) {
            List<Decision> part = decisions.subList(from, Math.min(decisions.size(), from + DECISIONS_AT_ONCE));
            append(StateRecords.decisions(part));
            image.record(part);
        }
    }

    @Override
    public List<Decision> decisions(String puid) {
        return image.decisions(puid);
    }

    @Override
    public void expire(Instant before) throws StateException {
        image.expire(before);
        try {
            compact();
        } catch (IOException e) {
            throw new StateException("cannot write a snapshot of the state in " + folder + ": " + reason(e), e);
        }
    }

    /** Serves the store only from memory while the snapshot is written, which happens on the thread that writes. */
    private synchronized void compact() throws IOException, StateException {
        if (isClosed || journal.size() < largeJournal) {
            return;
        }
        RecordFile next = RecordFile.open(folder.resolve("journal-" + (generation + 1)), JOURNAL, content -> {
            throw new IOException("a new journal has records");
        });
        RecordFile full = journal;
        long number = generation;
        journal = next;
        generation++;
        full.close();
        Snapshots.replace(folder.resolve("snapshot"), SNAPSHOT, this::writeTo);
        for (Path old : journals().headMap(number, true).values()) {
            Files.deleteIfExists(old);
        }
    }

    private void writeTo(RecordReader.Sink sink) throws IOException {
        sink.accept(StateRecords.generation(generation));
        for (Map.Entry<StateName, Sums> total : image.totals().entrySet()) {
            sink.accept(StateRecords.total(total.getKey(), total.getValue()));
        }
        for (Map.Entry<StateName, Blob> blob : image.blobs().entrySet()) {
            sink.accept(StateRecords.blob(blob.getKey(), blob.getValue()));
        }
        for (Map.Entry<ChangeKey, Instant> key : image.keys().entrySet()) {
            sink.accept(StateRecords.key(key.getKey(), key.getValue()));
        }
        List<Decision> decisions = image.decisions();
        for (int from = 0; from < decisions.size(); from += DECISIONS_AT_ONCE) {
            sink.accept(StateRecords.decisions(
                    decisions.subList(from, Math.min(decisions.size(), from + DECISIONS_AT_ONCE))));
        }
    }

    @Override
    public synchronized void check() throws StateException {
        if (!Files.isWritable(folder)) {
            throw new StateException("the folder " + folder + " is not writable");
        }
    }

    @Override
    public String description() {
        return "the folder " + folder;
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (lock) {
            if (journal != null) { // null if it could not be opened
                journal.close();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, () -> "Could not close the state in " + folder, e);
        }
    }
}
