package org.primeradiant.logger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    // A strong reference: the level would be lost if the logger were garbage-collected.
    private final Logger logger = Logger.getLogger(Spool.class.getName());

    private final LoggerMetrics metrics = new LoggerMetrics();

    @TempDir
    Path folder;

    @BeforeEach
    void hush() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        logger.setLevel(null);
    }

    private static byte[] record(String text) {
        return new Event(Map.of("ce-id", text), text.getBytes(StandardCharsets.UTF_8)).stored();
    }

    private static List<String> ids(Segment segment) {
        return segment.events().stream()
                .map(event -> event.headers().get("ce-id"))
                .toList();
    }

    @Test
    void givesBackEventsInTheirOrder() throws IOException {
        try (Spool spool = Spool.open(folder, new SpoolSpace(10_000), metrics)) {
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.append(record("a"))).isTrue();
            assertThat(spool.append(record("b"))).isTrue();

            assertThat(ids(spool.next().orElseThrow())).containsExactly("a", "b");
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    @Test
    void takesExactlyAsMuchAsThereIsRoomFor() throws IOException {
        byte[] record = record("a");
        SpoolSpace space = new SpoolSpace(16 + 2 * (8 + record.length));
        try (Spool spool = Spool.open(folder, space, metrics)) {
            assertThat(spool.append(record)).isTrue();
            assertThat(spool.append(record)).isTrue();
            assertThat(spool.append(record)).isFalse();
            assertThat(space.used()).isEqualTo(space.limit());
        }
        try (Spool again = Spool.open(folder, new SpoolSpace(1), metrics)) {
            assertThat(ids(again.next().orElseThrow())).containsExactly("a", "a");
        }
    }

    @Test
    void freesTheRoomOfWhatIsTaken() throws IOException {
        SpoolSpace space = new SpoolSpace(10_000);
        try (Spool spool = Spool.open(folder, space, metrics)) {
            spool.append(record("a"));
            Segment segment = spool.next().orElseThrow();

            assertThat(segment.resolve()).isTrue();
            spool.delete(segment);

            assertThat(space.used()).isZero();
            assertThat(segment.file()).doesNotExist();
        }
    }

    @Test
    void goesOnIfASegmentCannotBeDeleted() throws IOException {
        SpoolSpace space = new SpoolSpace(10_000);
        try (Spool spool = Spool.open(folder, space, metrics)) {
            spool.append(record("a"));
            Segment segment = spool.next().orElseThrow();
            Files.delete(segment.file());
            Files.createDirectories(segment.file().resolve("cannot be deleted while this is here"));

            spool.delete(segment);
            spool.append(record("b"));

            assertThat(space.used()).isEqualTo(2 * segment.size());
            assertThat(ids(spool.next().orElseThrow())).containsExactly("b");
        }
    }

    @Test
    void goesOnIfItCannotBeWritten() throws IOException {
        SpoolSpace space = new SpoolSpace(10_000);
        try (Spool spool = Spool.open(folder, space, metrics)) {
            Files.createDirectory(folder.resolve("0000000000000000.events"));

            assertThat(spool.append(record("a"))).isFalse();

            assertThat(space.used()).isZero();
            assertThat(spool.next()).isEmpty();
        }
    }

    @Test
    void countsASegmentThatIsNoFileOfEvents() throws IOException {
        Files.writeString(folder.resolve("0000000000000007.events"), "something else, of another kind");
        try (Spool spool = Spool.open(folder, new SpoolSpace(10_000), metrics)) {
            assertThat(spool.next()).isEmpty();
            assertThat(metrics.count(LoggerMetrics.Failure.SPOOL)).isEqualTo(1);
            assertThat(folder.resolve("0000000000000007.events")).exists();
        }
    }
}
