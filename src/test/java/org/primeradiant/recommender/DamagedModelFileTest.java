package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.trees.ModelDamage;

/** Damaged model files are refused, or give a model that can be used; the checksum is made right for half of them. */
class DamagedModelFileTest {
    private static final int FILES = 20_000;

    @TempDir
    private Path folder;

    @Test
    void readsOrRefusesDamagedFiles() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());
        Path file = folder.resolve(ModelFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20261129);
        int used = 0;
        for (int i = 0; i < FILES; i++) {
            Files.write(file, damaged(whole, random));
            used += isUsed() ? 1 : 0;
        }

        assertThat(used).isBetween(100, FILES - 100); // both kinds occur
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] file = random.nextBoolean() ? ModelDamage.bytes(whole, random) : numbers(whole, random);
        if (random.nextBoolean() && file.length > ModelFile.CHECKSUM_BYTES) {
            int end = file.length - ModelFile.CHECKSUM_BYTES;
            CRC32C checksum = new CRC32C();
            checksum.update(file, 0, end);
            ByteBuffer.wrap(file).putLong(end, checksum.getValue());
        }
        return file;
    }

    /** Replaces one number behind the version. */
    private static byte[] numbers(byte[] whole, Random random) {
        int[] values = {-1, 0, 1, 2, 3, 4, 0x7f80_0000, 0x7fc0_0000, Integer.MAX_VALUE, Integer.MIN_VALUE};
        byte[] file = whole.clone();
        int place = 2 + random.nextInt(whole.length / Integer.BYTES - 2);
        ByteBuffer.wrap(file).putInt(place * Integer.BYTES, values[random.nextInt(values.length)]);
        return file;
    }

    private boolean isUsed() {
        try {
            Scorer scorer = new Scorer(ModelFile.read(folder));
            for (long item : new long[] {10, 20, 30}) {
                RecommendationRequest request = RecommendationRequest.of(1, ItemIds.of(item), 5);
                assertThat(scorer.recommend(request)).allSatisfy(DamagedModelFileTest::assertScored);
            }
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(folder.toString());
            return false;
        }
    }

    private static void assertScored(ScoredItem item) {
        assertThat(item.score()).isFinite().isNotNegative(); // above 1 if a neighbour stands there twice
    }
}
