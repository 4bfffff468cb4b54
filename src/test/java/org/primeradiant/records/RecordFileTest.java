package org.primeradiant.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    private static final RecordFormat FORMAT = new RecordFormat("TESTTEST", 1, 1000);

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> opened(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        RecordFile.open(file, FORMAT, content -> found.add(new String(content, StandardCharsets.UTF_8)))
                .close();
        return found;
    }

    private Path written(String... texts) throws IOException {
        Path file = folder.resolve("records");
        try (RecordFile records = RecordFile.open(file, FORMAT, content -> {})) {
            records.append(Arrays.stream(texts).map(RecordFileTest::bytes).toList());
            records.force();
        }
        return file;
    }

    @Test
    void findsWhatItHasWritten() throws IOException {
        assertThat(opened(written("one", "two"))).containsExactly("one", "two");
    }

    @Test
    void cutsOffATornEndAtAnyByte() throws IOException {
        byte[] whole = Files.readAllBytes(written("first", "second"));
        int first = RecordFormat.HEADER_BYTES + RecordFormat.FRAME_BYTES + "first".length();

        for (int length = 0; length < whole.length; length++) {
            Path torn = Files.write(folder.resolve("torn"), Arrays.copyOf(whole, length));
            List<String> expected = length < first ? List.of() : List.of("first");

            assertThat(opened(torn)).as("of %s bytes", length).isEqualTo(expected);
            assertThat(Files.size(torn)).isEqualTo(length < first ? RecordFormat.HEADER_BYTES : first);
        }
    }

    @Test
    void cutsOffAnEndOfZeros() throws IOException {
        Path file = written("one");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 100));

        assertThat(opened(file)).containsExactly("one");
    }

    @Test
    void reportsDamageThatAValidRecordFollows() throws IOException {
        Path file = written("first", "second", "third");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);

        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            int at = RecordFormat.HEADER_BYTES + random.nextInt(2 * RecordFormat.FRAME_BYTES + 11);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);

            assertThatExceptionOfType(DamagedFileException.class)
                    .as("byte %s", at)
                    .isThrownBy(() -> opened(file))
                    .withMessageContaining("is damaged at byte");
        }
    }

    @Test
    void refusesAnotherVersionAndAnotherKind() throws IOException {
        Path file = written("one");

        assertThatIOException()
                .isThrownBy(() -> new RecordReader(file, new RecordFormat("TESTTEST", 2, 10)).read(content -> {}))
                .withMessageEndingWith("has version 1; this program reads version 2");
        assertThatIOException()
                .isThrownBy(() -> new RecordReader(file, new RecordFormat("OTHERONE", 1, 10)).read(content -> {}))
                .withMessageEndingWith("is not a file of kind OTHERONE");
    }

    @Test
    void appendsAfterATornEnd() throws IOException {
        Path file = written("first", "second");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        written("third");

        assertThat(opened(file)).containsExactly("first", "third");
    }

    @Test
    void replacesAFileAsAWholeOrNotAtAll() throws IOException {
        Path file = written("old");

        assertThatIOException()
                .isThrownBy(() -> Snapshots.replace(file, FORMAT, sink -> {
                    sink.accept(bytes("new"));
                    throw new IOException("the disk is full");
                }));
        assertThat(opened(file)).containsExactly("old");

        Snapshots.replace(file, FORMAT, sink -> sink.accept(bytes("new")));
        assertThat(opened(file)).containsExactly("new");
    }

    @Test
    void givesAFolderToOneAtATime() throws IOException {
        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatIOException()
                    .isThrownBy(() -> FolderLock.take(folder))
                    .withMessageContaining("is in use by another deployment in this server");
        }
        FolderLock.take(folder).close();
    }
}
