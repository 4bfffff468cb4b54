package org.primeradiant.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.records.FolderLock;
import org.primeradiant.records.RecordFile;
import org.primeradiant.records.RecordFormat;
import org.primeradiant.records.RecordReader;

/** Changes on disk that a store has yet to take. Used by one thread, which must not be interrupted. */
final class Spool implements AutoCloseable {
    private static final RecordFormat FORMAT = new RecordFormat("RADSTSPL", 1, StateRecords.MOST_BYTES);

    /** The most that a record adds to its content. */
    private static final int RECORD_BYTES = 8;

    private final Path file;
    private final FolderLock lock;
    private final RecordFile records;
    private final long mostBytes;
    private final Set<ChangeKey> keys = new HashSet<>();
    private final Map<StateName, Sums> sums = new HashMap<>();

    private Spool(Path file, FolderLock lock, RecordFile records, long mostBytes) {
        this.file = file;
        this.lock = lock;
        this.records = records;
        this.mostBytes = mostBytes;
    }

    /** Opens the spool of a folder, with what an earlier process left in it. */
    static Spool open(Path folder, long mostBytes) throws StateException {
        try {
            FolderLock lock = FolderLock.take(folder);
            boolean isOpen = false;
            try {
                Path file = folder.resolve("spool");
                List<Change> left = new ArrayList<>();
                Spool spool = new Spool(file, lock, RecordFile.open(file, FORMAT, reader(left::addAll)), mostBytes);
                left.forEach(spool::note);
                isOpen = true;
                return spool;
            } finally {
                if (!isOpen) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new StateException("cannot open the spool in " + folder + ": " + e, e);
        }
    }

    private interface Taker {
        void take(List<Change> changes);
    }

    private static RecordReader.Sink reader(Taker taker) {
        return content -> StateRecords.read(content, new StateRecords.Reader() {
            @Override
            public void changes(List<Change> changes) {
                taker.take(changes);
            }

            @Override
            public void decisions(List<Decision> decisions) {
                throw new IllegalArgumentException("decisions are no records of a spool");
            }
        });
    }

    private void note(Change change) {
        if (keys.add(change.key())) {
            change.additions().forEach((name, addition) -> sums.merge(name, addition, Sums::plus));
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int size() {
        return keys.size();
    }

    /** The sum of all changes in it. */
    Map<StateName, Sums> sums() {
        return sums;
    }

    boolean holds(ChangeKey key) {
        return keys.contains(key);
    }

    /** The bytes that may still be added. */
    long room() {
        return mostBytes - records.size();
    }

    /** The bytes that a change takes. */
    static long bytes(Change change) {
        return RECORD_BYTES + StateRecords.changes(List.of(change)).length;
    }

    /** Keeps changes, durably. */
    void add(List<Change> changes) throws IOException {
        for (List<Change> group : StateRecords.groups(changes)) {
            records.append(List.of(StateRecords.changes(group)));
            records.force();
            group.forEach(this::note);
        }
    }

    /**
     * Hands all changes to a store and forgets them. After a failure it still has all; the store knows those it took.
     */
    void empty(StateStore store) throws StateException, IOException {
        List<Change> batch = new ArrayList<>();
        StateException[] failure = new StateException[1];
        RecordReader.Sink sink = reader(changes -> {
            batch.addAll(changes);
            if (batch.size() >= 256 && failure[0] == null) {
                failure[0] = applied(store, batch);
                batch.clear();
            }
        });
        new RecordReader(file, FORMAT).read(sink);
        if (failure[0] == null && !batch.isEmpty()) {
            failure[0] = applied(store, batch);
        }
        if (failure[0] != null) {
            throw failure[0];
        }
        records.clear();
        keys.clear();
        sums.clear();
    }

    private static StateException applied(StateStore store, List<Change> batch) {
        try {
            store.apply(List.copyOf(batch));
            return null;
        } catch (StateException e) {
            return e;
        }
    }

    @Override
    public void close() {
        try (lock) {
            records.close();
        } catch (IOException e) {
            System.getLogger(Spool.class.getName())
                    .log(System.Logger.Level.WARNING, () -> "Could not close " + file, e);
        }
    }
}
