package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTokenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return NewToken.run(
                List.of(arguments),
                new Random(1),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    @Test
    void printsATokenAndTheLineThatLetsItIn(@TempDir Path folder) throws IOException {
        assertThat(run("shop", "predict,feedback")).isZero();

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        String token = lines.get(0).substring("Token, shown only this once: ".length());
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        Path file = Files.writeString(
                folder.resolve("tokens"), lines.get(1).substring("Line for the file: ".length()) + "\n");
        Identity caller =
                TokenFile.open(file, () -> 0).identify("bearer", token).orElseThrow();
        assertThat(caller.name()).isEqualTo("shop");
        assertThat(caller.hasRole("feedback")).isTrue();
    }

    @Test
    void keepsTheTokenOutOfTheLine() {
        run("shop", "predict");

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines.get(1)).matches("Line for the file: shop predict sha256:[0-9a-f]{64}");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString(UTF_8)).startsWith("Usage: ").contains("RADIANT_TOKENS_FILE");
    }

    @Test
    void wantsANameAndRoles() {
        assertThat(run("shop")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).startsWith("Usage: ");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void refusesANameThatTheFileCouldNotHold() {
        assertThat(run("my shop", "predict")).isEqualTo(2);

        assertThat(err.toString(UTF_8)).startsWith("NAME and ROLE[,ROLE]: must be like");
        assertThat(out.toString(UTF_8)).isEmpty();
    }
}
