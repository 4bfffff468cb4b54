package org.primeradiant.recommender;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads a model file; verifies header, size and checksum before it uses any other content. */
final class ModelReader {
    private static final int BUFFER = 1 << 16;
    private static final String TRAINER = "java -jar radiant-train.jar recommender";

    private final Path file;

    ModelReader(Path file) {
        this.file = file;
    }

    SimilarItems read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "does not exist; train a model into this folder with " + TRAINER);
        }
        try (DataInputStream in = open()) {
            checkHeader(in);
        }
        try (DataInputStream in = open()) {
            checkSum(in);
        }
        try (DataInputStream in = open()) {
            return model(in);
        } catch (IllegalArgumentException e) {
            throw broken("is inconsistent: " + e.getMessage());
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private void checkHeader(DataInputStream in) throws IOException {
        long size = Files.size(file);
        if (size < ModelFile.HEADER_BYTES + ModelFile.CHECKSUM_BYTES || in.readInt() != ModelFile.LETTERS) {
            throw broken("is not a recommender model");
        }
        int version = in.readInt();
        if (version != ModelFile.VERSION) {
            throw broken("is of version " + version + ", but this Radiant reads version " + ModelFile.VERSION);
        }
        long items = in.readInt();
        long neighbours = in.readInt();
        long expected = ModelFile.HEADER_BYTES
                + items * ModelFile.ITEM_BYTES
                + neighbours * ModelFile.NEIGHBOUR_BYTES
                + ModelFile.CHECKSUM_BYTES;
        if (items < 0 || neighbours < 0 || size != expected) {
            throw broken("has " + size + " bytes, but should have " + expected + " for its " + items + " items with "
                    + neighbours + " neighbours");
        }
    }

    private void checkSum(DataInputStream in) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] block = new byte[BUFFER];
        long left = Files.size(file) - ModelFile.CHECKSUM_BYTES;
        while (left > 0) {
            int length = (int) Math.min(left, block.length);
            in.readFully(block, 0, length);
            checksum.update(block, 0, length);
            left -= length;
        }
        if (in.readLong() != checksum.getValue()) {
            throw broken("is damaged: its checksum is wrong");
        }
    }

    private static SimilarItems model(DataInputStream in) throws IOException {
        in.skipNBytes(2 * Integer.BYTES);
        int items = in.readInt();
        int neighbours = in.readInt();
        Provenance origin = origin(in);
        LongIndex ids = new LongIndex(items);
        int[] popularity = new int[items];
        int[] starts = new int[items + 1];
        for (int item = 0; item < items; item++) {
            ids.add(in.readLong());
            popularity[item] = in.readInt();
            starts[item + 1] = starts[item] + in.readInt();
        }
        check(items, ids.size(), neighbours, starts);
        int[] columns = new int[neighbours];
        float[] similarities = new float[neighbours];
        for (int place = 0; place < neighbours; place++) {
            columns[place] = in.readInt();
            similarities[place] = in.readFloat();
        }
        return new SimilarItems(ids, popularity, new SparseRows(starts, columns, similarities), origin);
    }

    private static void check(int items, int ids, int neighbours, int... starts) {
        if (ids != items) {
            throw new IllegalArgumentException(items + " items must have distinct ids, got only " + ids);
        }
        for (int item = 0; item < items; item++) {
            if (starts[item + 1] < starts[item]) {
                throw new IllegalArgumentException("an item has a negative number of neighbours");
            }
        }
        if (starts[items] != neighbours) {
            throw new IllegalArgumentException(
                    "the items have " + starts[items] + " neighbours in all, but the header says " + neighbours);
        }
    }

    private static Provenance origin(DataInputStream in) throws IOException {
        int users = in.readInt();
        int interactions = in.readInt();
        int neighbours = in.readInt();
        int minCommon = in.readInt();
        int maxHistory = in.readInt();
        in.skipNBytes(Integer.BYTES);
        return new Provenance(
                users, interactions, new TrainingOptions(neighbours, in.readDouble(), minCommon, maxHistory));
    }

    private IOException broken(String what) {
        return new IOException(file + " " + what + "; train it again with " + TRAINER);
    }
}
