package org.primeradiant.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.records.RecordFile;
import org.primeradiant.records.RecordFormat;

class FileStoreTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final StateName ARM = new StateName("bandit", "0");
    private static final Sums ONE = Sums.of(new long[] {1}, 0.5);

    @TempDir
    Path folder;

    private static Change change(int number) {
        return Change.of(new ChangeKey("puid-" + number, "bandit", ""), NOW, Map.of(ARM, ONE));
    }

    private void fill(int from, int to) throws StateException {
        try (FileStore store = FileStore.open(folder)) {
            for (int i = from; i < to; i++) {
                store.apply(List.of(change(i)));
            }
        }
    }

    @Test
    void keepsWhatItHasAcknowledged() throws StateException {
        StateName model = new StateName("bean", "model");
        Decision decision = new Decision("puid-9", "bandit", 1, 3, NOW);
        try (FileStore store = FileStore.open(folder)) {
            assertThat(store.apply(List.of(change(1), change(2), change(1))))
                    .containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.REPEATED);
            store.apply(List.of(
                    new Change(new ChangeKey("", "bean", "1"), NOW, Map.of(), Map.of(model, Blob.of(new byte[] {7})))));
            store.record(List.of(decision));
        }

        try (FileStore store = FileStore.open(folder)) {
            assertThat(store.totals()).containsExactly(Map.entry(ARM, Sums.of(new long[] {2}, 1)));
            assertThat(store.apply(List.of(change(2)))).containsExactly(Outcome.REPEATED);
            assertThat(store.decisions("puid-9")).containsExactly(decision);
            assertThat(store.blob(model)).contains(Blob.of(new byte[] {7}));
        }
    }

    @Test
    void losesNothingWhenItStartsANewJournal() throws StateException, IOException {
        try (FileStore store = FileStore.open(folder, 1000)) {
            for (int i = 0; i < 100; i++) {
                store.apply(List.of(change(i)));
                store.record(List.of(new Decision("puid-" + i, "bandit", 0, 1, NOW)));
                store.expire(NOW);
            }
        }

        try (FileStore store = FileStore.open(folder)) {
            assertThat(store.totals()).containsEntry(ARM, Sums.of(new long[] {100}, 50));
            assertThat(store.apply(List.of(change(0), change(99)))).containsExactly(Outcome.REPEATED, Outcome.REPEATED);
            assertThat(store.decisions("puid-0")).hasSize(1);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("journal-")))
                    .hasSize(1);
        }
    }

    /** A copy of the folder after each of several crashes: what was not whole is gone, what was whole is there. */
    @Test
    void findsAPrefixOfItsChangesWhereverTheJournalIsTorn() throws StateException, IOException {
        fill(0, 20);
        Path journal = folder.resolve("journal-0");
        byte[] whole = Files.readAllBytes(journal);
        Random random = new Random(1);
        long before = 20;

        for (int length = whole.length - 1; length > 0; length -= 1 + random.nextInt(40)) {
            Files.write(journal, Arrays.copyOf(whole, length));
            try (FileStore store = FileStore.open(folder)) {
                long found = store.totals().getOrDefault(ARM, Sums.NONE).count(0);
                assertThat(found).isBetween(before - 1, before);
                before = found;
            }
        }
        assertThat(before).isZero();
    }

    @Test
    void refusesADamagedJournal() throws StateException, IOException {
        fill(0, 3);
        Path journal = folder.resolve("journal-0");
        byte[] damaged = Files.readAllBytes(journal);
        damaged[40] ^= 1;
        Files.write(journal, damaged);

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> FileStore.open(folder))
                .withMessageContaining("cannot open the state in " + folder)
                .withMessageContaining("journal-0 is damaged at byte 16");
        assertThat(Files.readAllBytes(journal)).isEqualTo(damaged);
    }

    @Test
    void refusesAMissingJournal() throws StateException, IOException {
        try (FileStore store = FileStore.open(folder, 1)) {
            store.apply(List.of(change(1)));
            store.expire(NOW);
        }
        Files.delete(folder.resolve("journal-1"));

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> FileStore.open(folder))
                .withMessageContaining("journal-1 is missing");
    }

    @Test
    void refusesASecondUser() throws StateException {
        try (FileStore store = FileStore.open(folder)) {
            assertThat(store.totals()).isEmpty();
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> FileStore.open(folder))
                    .withMessageContaining("is in use");
        }
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Files.createDirectory(folder.resolve("lock"));

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> FileStore.open(folder))
                .withMessageContaining("cannot open the state in " + folder)
                .withMessageContaining("Is a directory");
    }

    @Test
    void refusesFilesOfAnotherVersion() throws IOException {
        RecordFormat later = new RecordFormat("RADSTJRN", 2, 1000);
        RecordFile.open(folder.resolve("journal-0"), later, content -> {}).close();

        assertThatExceptionOfType(StateException.class)
                .isThrownBy(() -> FileStore.open(folder))
                .withMessageEndingWith("journal-0 has version 2; this program reads version 1");
    }

    @Test
    void forgetsKeysAndDecisionsThatHaveExpired() throws StateException {
        try (FileStore store = FileStore.open(folder)) {
            store.apply(List.of(change(1)));
            store.record(List.of(new Decision("puid-1", "bandit", 0, 1, NOW)));

            store.expire(NOW.plusMillis(1));

            assertThat(store.decisions("puid-1")).isEmpty();
            assertThat(store.apply(List.of(change(1)))).containsExactly(Outcome.APPLIED);
        }
    }
}
