package org.primeradiant.recommender;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Reads and writes the model in a folder: one file, {@code similar-items.bin}, in big-endian order.
 *
 * <p>A header of 48 bytes: the letters {@code RDSI}, the version 1, the numbers of items, neighbors, users and
 * interactions, the options neighbours, minCommon and maxHistory, a 0, and the shrinkage as a double. Then for each
 * item its id (8 bytes), popularity (4) and number of neighbors (4); for each neighbor its item (4) and similarity
 * (4); and the CRC-32C of everything before, in 8 bytes.
 */
public final class ModelFile {
    /** Name of the file in its folder. */
    public static final String NAME = "similar-items.bin";

    static final int LETTERS = 0x52445349;
    static final int VERSION = 1;
    static final int HEADER_BYTES = 48;
    static final int ITEM_BYTES = 16;
    static final int NEIGHBOUR_BYTES = 8;
    static final int CHECKSUM_BYTES = 8;

    private ModelFile() {}

    /**
     * Writes the model to a temporary file and moves it into place atomically, so that nobody reads a partial file.
     *
     * @param folder created if missing
     * @return size of the file in bytes
     * @throws IOException if the folder or the file cannot be written
     */
    public static long write(Path folder, SimilarItems model) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        Path beside = folder.resolve(NAME + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            writeTo(beside, model);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        return Files.size(file);
    }

    /**
     * Reads the model.
     *
     * @throws IOException if the file is missing, of another version, truncated or damaged; the message names
     *     the file and the problem
     */
    public static SimilarItems read(Path folder) throws IOException {
        return new ModelReader(folder.resolve(NAME)).read();
    }

    private static void writeTo(Path file, SimilarItems model) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            CRC32C checksum = new CRC32C();
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    new CheckedOutputStream(Channels.newOutputStream(channel), checksum), 1 << 16));
            writeHeader(out, model);
            writeItems(out, model);
            writeNeighbours(out, model.neighbours());
            out.flush();
            out.writeLong(checksum.getValue());
            out.flush();
            channel.force(true);
        }
    }

    private static void writeHeader(DataOutputStream out, SimilarItems model) throws IOException {
        Provenance origin = model.origin();
        out.writeInt(LETTERS);
        out.writeInt(VERSION);
        out.writeInt(model.size());
        out.writeInt(model.neighbours().size());
        out.writeInt(origin.users());
        out.writeInt(origin.interactions());
        out.writeInt(origin.options().neighbours());
        out.writeInt(origin.options().minCommon());
        out.writeInt(origin.options().maxHistory());
        out.writeInt(0);
        out.writeDouble(origin.options().shrinkage());
    }

    private static void writeItems(DataOutputStream out, SimilarItems model) throws IOException {
        for (int item = 0; item < model.size(); item++) {
            out.writeLong(model.id(item));
            out.writeInt(model.popularity(item));
            out.writeInt(model.neighbours().length(item));
        }
    }

    private static void writeNeighbours(DataOutputStream out, SparseRows neighbours) throws IOException {
        for (int place = 0; place < neighbours.size(); place++) {
            out.writeInt(neighbours.column(place));
            out.writeFloat(neighbours.value(place));
        }
    }
}
