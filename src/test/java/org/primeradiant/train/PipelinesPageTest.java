package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.pipeline.PipelinesPage;
import picocli.CommandLine;

/** Checks what the page about pipelines shows of the trainer. */
class PipelinesPageTest {
    @TempDir
    private Path folder;

    @Test
    void listsEveryOption() {
        new CommandLine(new TrainPipeline())
                .getCommandSpec()
                .options()
                .forEach(option -> assertThat(PipelinesPage.TEXT).contains(option.longestName()));
    }

    /** Ignores the lines of the optimizer steps: the gradients of the last steps are rounding noise. */
    @Test
    void showsWhatTheTrainerSaysOfTheWines() {
        List<String> shown =
                PipelinesPage.blocks("```\n(read .*?)```").get(0).lines().toList();
        StringWriter out = new StringWriter();
        PrintWriter err = new PrintWriter(Writer.nullWriter());

        Main.run(
                new PrintWriter(out, true),
                err,
                "pipeline",
                "src/test/resources/data/wine_data.csv",
                folder.toString());

        assertThat(shown.stream().filter(line -> !line.startsWith("  step")).toList())
                .isEqualTo(out.toString()
                        .replace("src/test/resources/data/", "")
                        .replace(folder.toString(), "wine")
                        .lines()
                        .filter(line -> !line.startsWith("  step"))
                        .toList());
    }
}
