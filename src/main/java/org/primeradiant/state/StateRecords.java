package org.primeradiant.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * State as bytes of record files. A record starts with its kind; texts are in Java's modified UTF-8, numbers
 * big-endian, times in milliseconds since 1970.
 */
final class StateRecords {
    /** The largest record. */
    static final int MOST_BYTES = 16 << 20;

    private static final int GROUP_BYTES = 8 << 20;
    private static final int CHANGES = 1;
    private static final int DECISIONS = 2;
    private static final int TOTAL = 3;
    private static final int BLOB = 4;
    private static final int KEY = 5;
    private static final int GENERATION = 6;

    /** Receives what records hold. */
    interface Reader {
        void changes(List<Change> changes);

        void decisions(List<Decision> decisions);

        default void total(StateName name, Sums total) throws IOException {
            throw new IOException("a total is no record of this file");
        }

        default void blob(StateName name, Blob blob) throws IOException {
            throw new IOException("a blob is no record of this file");
        }

        default void key(ChangeKey key, Instant at) throws IOException {
            throw new IOException("a key is no record of this file");
        }

        default void generation(long number) throws IOException {
            throw new IOException("a generation is no record of this file");
        }
    }

    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private StateRecords() {}

    private static byte[] record(int kind, Body body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(kind);
            body.writeTo(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // texts are short, and memory does not fail to be written
        }
    }

    static byte[] changes(List<Change> changes) {
        return record(CHANGES, out -> {
            out.writeInt(changes.size());
            for (Change change : changes) {
                write(change, out);
            }
        });
    }

    /**
     * Groups that fit into a record. A group is appended as one record, because a power cut may keep the later
     * one of two records that were written together, which would look like damage.
     */
    static List<List<Change>> groups(Iterable<Change> changes) {
        List<List<Change>> groups = new ArrayList<>();
        long room = 0;
        for (Change change : changes) {
            long bytes = change.bytes();
            if (bytes > room) {
                groups.add(new ArrayList<>());
                room = GROUP_BYTES;
            }
            room -= bytes;
            groups.get(groups.size() - 1).add(change);
        }
        return groups;
    }

    static byte[] decisions(List<Decision> decisions) {
        return record(DECISIONS, out -> {
            out.writeInt(decisions.size());
            for (Decision decision : decisions) {
                out.writeUTF(decision.puid());
                out.writeUTF(decision.node());
                out.writeInt(decision.branch());
                out.writeInt(decision.rows());
                out.writeLong(decision.at().toEpochMilli());
            }
        });
    }

    static byte[] total(StateName name, Sums total) {
        return record(TOTAL, out -> {
            write(name, out);
            write(total, out);
        });
    }

    static byte[] blob(StateName name, Blob blob) {
        return record(BLOB, out -> {
            write(name, out);
            write(blob, out);
        });
    }

    static byte[] key(ChangeKey key, Instant at) {
        return record(KEY, out -> write(key, at, out));
    }

    static byte[] generation(long number) {
        return record(GENERATION, out -> out.writeLong(number));
    }

    /**
     * Decodes a record.
     *
     * @throws IOException if it is not one of this version
     */
    static void read(byte[] content, Reader reader) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        try {
            switch (in.readByte()) {
                case CHANGES -> reader.changes(changes(in));
                case DECISIONS -> reader.decisions(decisions(in));
                case TOTAL -> reader.total(name(in), sums(in));
                case BLOB -> reader.blob(name(in), bytes(in));
                case KEY -> reader.key(key(in), Instant.ofEpochMilli(in.readLong()));
                case GENERATION -> reader.generation(in.readLong());
                default -> throw new IOException("record of unknown kind " + content[0]);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("invalid record of kind " + content[0] + ": " + e.getMessage(), e);
        }
    }

    private static void write(Change change, DataOutputStream out) throws IOException {
        write(change.key(), change.at(), out);
        out.writeInt(change.additions().size());
        for (Map.Entry<StateName, Sums> addition : change.additions().entrySet()) {
            write(addition.getKey(), out);
            write(addition.getValue(), out);
        }
        out.writeInt(change.blobs().size());
        for (Map.Entry<StateName, Blob> blob : change.blobs().entrySet()) {
            write(blob.getKey(), out);
            write(blob.getValue(), out);
        }
    }

    private static List<Change> changes(DataInputStream in) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ChangeKey key = key(in);
            Instant at = Instant.ofEpochMilli(in.readLong());
            Map<StateName, Sums> additions = new HashMap<>();
            for (int sums = in.readInt(); sums > 0; sums--) {
                additions.put(name(in), sums(in));
            }
            Map<StateName, Blob> blobs = new HashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                blobs.put(name(in), bytes(in));
            }
            changes.add(new Change(key, at, additions, blobs));
        }
        return changes;
    }

    private static List<Decision> decisions(DataInputStream in) throws IOException {
        List<Decision> decisions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            decisions.add(new Decision(
                    in.readUTF(), in.readUTF(), in.readInt(), in.readInt(), Instant.ofEpochMilli(in.readLong())));
        }
        return decisions;
    }

    private static void write(ChangeKey key, Instant at, DataOutputStream out) throws IOException {
        out.writeUTF(key.puid());
        out.writeUTF(key.node());
        out.writeUTF(key.id());
        out.writeLong(at.toEpochMilli());
    }

    private static ChangeKey key(DataInputStream in) throws IOException {
        return new ChangeKey(in.readUTF(), in.readUTF(), in.readUTF());
    }

    private static void write(StateName name, DataOutputStream out) throws IOException {
        out.writeUTF(name.node());
        out.writeUTF(name.name());
    }

    private static StateName name(DataInputStream in) throws IOException {
        return new StateName(in.readUTF(), in.readUTF());
    }

    private static void write(Sums sums, DataOutputStream out) throws IOException {
        out.writeInt(sums.counts());
        for (int i = 0; i < sums.counts(); i++) {
            out.writeLong(sums.count(i));
        }
        out.writeInt(sums.reals());
        for (int i = 0; i < sums.reals(); i++) {
            out.writeDouble(sums.real(i));
        }
    }

    private static Sums sums(DataInputStream in) throws IOException {
        long[] counts = new long[length(in, Sums.MOST)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readLong();
        }
        double[] reals = new double[length(in, Sums.MOST)];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = in.readDouble();
        }
        return Sums.of(counts, reals);
    }

    private static void write(Blob blob, DataOutputStream out) throws IOException {
        out.writeInt(blob.size());
        out.write(blob.bytes());
    }

    private static Blob bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in, Blob.MOST)];
        in.readFully(bytes);
        return Blob.of(bytes);
    }

    private static int length(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a length must be 0 to " + most + ", got " + length);
        }
        return length;
    }
}
