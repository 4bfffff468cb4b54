package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses {@link FourUsersModel}: a header of 48 bytes, 3 items, 4 neighbors and a checksum, 136 bytes in total. */
class ModelFileTest {
    private static final int FIRST_NEIGHBOURS_ITEM = 48 + 3 * 16;
    private static final String CURE = "; train it again with java -jar radiant-train.jar recommender";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("similar-items.bin");
        ModelFile.write(folder, FourUsersModel.model());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        SimilarItems model = ModelFile.read(folder);

        assertThat(model.size()).isEqualTo(3);
        assertThat(model.origin()).isEqualTo(new Provenance(4, 7, FourUsersModel.PLAIN));
        assertThat(model.popularity(model.find(10))).isEqualTo(3);
        assertThat(FourUsersModel.neighbours(model, 10)).isEqualTo("{20=0.8165, 30=0.4082}");
        assertThat(FourUsersModel.neighbours(model, 20)).isEqualTo("{10=0.8165}");
        assertThat(FourUsersModel.neighbours(model, 30)).isEqualTo("{10=0.4082}");
    }

    @Test
    void leavesNothingElseInTheFolder() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void makesTheFolderAndTellsTheSize() throws IOException {
        Path deep = folder.resolve("a/b");

        assertThat(ModelFile.write(deep, FourUsersModel.model())).isEqualTo(136);
        assertThat(deep.resolve("similar-items.bin")).hasSize(136);
    }

    @Test
    void replacesAnOlderModel() throws IOException {
        SparseRows neighbours = new SparseRows(new int[] {0, 1, 2}, new int[] {1, 0}, new float[] {0.5f, 0.5f});
        Provenance origin = new Provenance(2, 3, FourUsersModel.PLAIN);

        ModelFile.write(folder, new SimilarItems(LongIndex.of(10, 20), new int[] {2, 1}, neighbours, origin));

        assertThat(FourUsersModel.neighbours(ModelFile.read(folder), 10)).isEqualTo("{20=0.5000}");
    }

    @Test
    void removesWhatItCouldNotPutInPlace() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.createDirectories(blocked.resolve("similar-items.bin/not-empty"));

        assertThatIOException().isThrownBy(() -> ModelFile.write(blocked, FourUsersModel.model()));
        try (var files = Files.list(blocked)) {
            assertThat(files).containsExactly(blocked.resolve("similar-items.bin"));
        }
    }

    @Test
    void saysThatThereIsNoModel() {
        Path empty = folder.resolve("empty");

        assertThatIOException()
                .isThrownBy(() -> ModelFile.read(empty))
                .withMessage(empty.resolve("similar-items.bin")
                        + ": does not exist; train a model into this folder with java -jar radiant-train.jar"
                        + " recommender");
    }

    @ParameterizedTest
    @ValueSource(ints = {56, 135, 100})
    void refusesAFileThatIsCutOff(int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertRefused("has " + length + " bytes, but should have 136 for its 3 items with 4 neighbours");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 55})
    void refusesAFileThatIsTooShortForAHeader(int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertRefused("is not a recommender model");
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Files.writeString(file, "user,item\n".repeat(20));

        assertRefused("is not a recommender model");
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        change(4, 2);

        assertRefused("is of version 2, but this Radiant reads version 1");
    }

    @Test
    void refusesNumbersThatNoFileCanHave() throws IOException {
        change(8, Integer.MAX_VALUE);

        assertRefused("has 136 bytes, but should have 34359738440 for its 2147483647 items with 4 neighbours");
    }

    @Test
    void refusesAFileThatIsDamaged() throws IOException {
        change(52, 11);

        assertRefused("is damaged: its checksum is wrong");
    }

    @Test
    void refusesNeighboursThatAreNoItems() throws IOException {
        change(FIRST_NEIGHBOURS_ITEM, 3);
        repairChecksum();

        assertRefused("is inconsistent: a neighbour must be one of the 3 items with a similarity in (0, 1],"
                + " got item 3 with 0.8164966");
    }

    @Test
    void refusesAnItemThatIsThereTwice() throws IOException {
        change(48 + 16 + 4, 10);
        repairChecksum();

        assertRefused("is inconsistent: 3 items must have distinct ids, got only 2");
    }

    @Test
    void refusesNumbersOfNeighboursThatDoNotAddUp() throws IOException {
        change(48 + 12, 1);
        repairChecksum();

        assertRefused("is inconsistent: the items have 3 neighbours in all, but the header says 4");
    }

    private void change(int offset, int value) throws IOException {
        Files.write(
                file,
                ByteBuffer.wrap(Files.readAllBytes(file)).putInt(offset, value).array());
    }

    private void repairChecksum() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 8);
        Files.write(
                file,
                ByteBuffer.wrap(bytes)
                        .putLong(bytes.length - 8, checksum.getValue())
                        .array());
    }

    private void assertRefused(String what) {
        assertThatIOException().isThrownBy(() -> ModelFile.read(folder)).withMessage(file + " " + what + CURE);
    }
}
