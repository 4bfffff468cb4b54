package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.state.Blob;
import org.primeradiant.state.Change;
import org.primeradiant.state.ChangeKey;
import org.primeradiant.state.FileStore;
import org.primeradiant.state.StateName;
import org.primeradiant.state.Sums;

class MoveStateTest {
    private static final StateName ARM = new StateName("demo/main/bandit", "0");
    private static final StateName MODEL = new StateName("demo/main/bean", "model");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path from;
    private Path to;
    private Path file;

    @BeforeEach
    void create() throws Exception {
        from = Files.createDirectory(folder.resolve("from"));
        to = Files.createDirectory(folder.resolve("to"));
        file = folder.resolve("state.json");
        try (FileStore store = FileStore.open(from)) {
            store.apply(List.of(new Change(
                    new ChangeKey("puid", "demo/main/bandit", ""),
                    Instant.now(),
                    Map.of(ARM, Sums.of(new long[] {Long.MAX_VALUE, 2}, 0.1, 1e-300)),
                    Map.of(MODEL, Blob.of(new byte[] {-1, 0, 1})))));
        }
    }

    private int run(Object... arguments) {
        String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
    }

    @Test
    void movesSumsAndBytesToTheLastBit() throws Exception {
        assertThat(run("state", "export", from, file)).as(err.toString()).isZero();
        assertThat(run("state", "import", file, to)).as(err.toString()).isZero();

        assertThat(out.toString().lines()).containsExactly("Exported 2 names", "Imported 2 names");
        try (FileStore store = FileStore.open(to)) {
            assertThat(store.totals()).isEqualTo(Map.of(ARM, Sums.of(new long[] {Long.MAX_VALUE, 2}, 0.1, 1e-300)));
            assertThat(store.blob(MODEL)).contains(Blob.of(new byte[] {-1, 0, 1}));
        }
    }

    @Test
    void addsToNoStateThatIsThere() {
        run("state", "export", from, file);

        assertThat(run("state", "import", file, from)).isEqualTo(1);
        assertThat(err.toString()).contains("has state already");
    }

    @Test
    void refusesAFileOfAnotherKind() throws Exception {
        Files.writeString(file, "{\"version\":1,\"state\":[{\"node\":\"a\",\"name\":\"b\"}]}");

        assertThat(run("state", "import", file, to)).isEqualTo(1);
        assertThat(err.toString()).contains("is not exported state: an object has no counts");
    }

    @Test
    void createsNoStateWhereThereIsNone() {
        assertThat(run("state", "export", to, file)).isEqualTo(1);

        assertThat(err.toString()).contains(to + " has no state");
        assertThat(to).isEmptyDirectory();
    }

    @Test
    void explainsItself() {
        assertThat(run("state", "export", "--help")).isZero();
        assertThat(run("state", "--help")).isZero();

        assertThat(out.toString()).contains("Usage: java -jar radiant-train.jar state export", "<state.json>");
    }

    @Test
    void refusesAFolderInUse() throws Exception {
        try (FileStore store = FileStore.open(from)) {
            assertThat(store.totals()).isNotEmpty();
            assertThat(run("state", "export", from, file)).isEqualTo(1);
            assertThat(err.toString()).contains("is in use");
        }
    }
}
