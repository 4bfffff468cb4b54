package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void listsItsCommands() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("Usage: java -jar radiant-train.jar", "pipeline", "recommender");
    }

    @Test
    void asksForACommand() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "radiant-train: Missing required subcommand", "See java -jar radiant-train.jar --help");
    }

    @Test
    void refusesACommandThatItDoesNotHave() {
        assertThat(run("forest")).isEqualTo(2);

        assertThat(err.toString()).startsWith("radiant-train: Unmatched argument at index 0: 'forest'");
    }
}
