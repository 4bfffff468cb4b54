package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.components.SoftmaxRegression;
import org.primeradiant.pipeline.FillMissing.FillNumber;
import org.primeradiant.pipeline.FillMissing.FillText;
import org.primeradiant.pipeline.FillMissing.Strategy;

class PipelineWriterTest {
    private static final List<Feature> FEATURES = List.of(
            new Feature("id", Kind.CATEGORY),
            new Feature("age", Kind.NUMBER),
            new Feature("size \"cm\"", Kind.NUMBER),
            new Feature("day", Kind.CATEGORY));

    /** One third has no short decimal form: reading it back is exact only if all its digits are written. */
    private static final List<Step> STEPS = List.of(
            new Exclude(List.of("id")),
            new FillMissing(Map.of("day", new FillText(Strategy.MOST_FREQUENT, "Fri"))),
            new FillMissing(Map.of("age", new FillNumber(Strategy.MEAN, 1.0 / 3))),
            new Standardise(Map.of("age", new Standardise.Scale(1e-300, 2.0 / 3))),
            new MinMax(Map.of("size \"cm\"", new MinMax.Range(-1.0 / 3, 1e300))),
            new OneHot(Map.of("day", new Encoding(List.of("Fri", "Sün"), Encoding.Unknown.ZEROS))),
            new Include(List.of("day=Sün", "day=Fri", "age", "size \"cm\"")));

    private static final List<String> COLUMNS = List.of("day=Sün", "day=Fri", "age", "size \"cm\"");

    @TempDir
    private Path folder;

    private static Pipeline pipeline(Regression regression) {
        return new Pipeline(FEATURES, STEPS, regression, Map.of("author", "me"));
    }

    private static Table rows() {
        return Table.of(
                2,
                List.of(
                        new Texts("id", "id", "", ""),
                        new Numbers("age", "age", Double.NaN, 12.7),
                        new Numbers("size \"cm\"", "size", 1.1, 2.2),
                        new Texts("day", "day", "Sün", "")));
    }

    private void assertComesBack(Regression regression) throws IOException {
        Pipeline written = pipeline(regression);

        PipelineWriter.write(written, folder);
        Pipeline read = PipelineReader.read(folder);

        assertThat(PipelineJson.of(read)).isEqualTo(PipelineJson.of(written));
        assertThat(read.predict(rows())).containsExactly(written.predict(rows()));
    }

    @Test
    void writesALinearModelThatReadsAsTheSame() throws IOException {
        assertComesBack(new LinearRegression(COLUMNS, "rent", 1.0 / 7, 1.0 / 3, -1e-30, 0, 5));
    }

    @Test
    void writesAModelOfTwoClassesThatReadsAsTheSame() throws IOException {
        assertComesBack(LogisticRegression.binary(COLUMNS, List.of("no", "yes"), 0.1, 1.0 / 3, -0.2, 0, 5));
    }

    @Test
    void writesAModelOfThreeClassesThatReadsAsTheSame() throws IOException {
        assertComesBack(new LogisticRegression(
                COLUMNS, List.of("a", "b", "c"), SoftmaxRegression.of(new double[] {0.1, 1.0 / 3, -2}, new double[][] {
                    {1, 2, 3, 4}, {1.0 / 3, 0, 0, 0}, {-1, -2, -3, -4}
                })));
    }

    @Test
    void makesTheFolderAndLeavesNothingElseInIt() throws IOException {
        Path made = folder.resolve("a").resolve("b");

        PipelineWriter.write(pipeline(new LinearRegression(COLUMNS, "rent", 0, 1, 2, 3, 4)), made);
        PipelineWriter.write(pipeline(new LinearRegression(COLUMNS, "price", 0, 1, 2, 3, 4)), made);

        try (Stream<Path> files = Files.list(made)) {
            assertThat(files).containsExactly(made.resolve("pipeline.json"));
        }
        assertThat(PipelineReader.read(made).regression().outputs()).containsExactly("price");
    }

    /** The server may run as a different user than the trainer. */
    @Test
    void writesAFileThatIsAsReadableAsOthers() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");

        Path file = PipelineWriter.write(pipeline(new LinearRegression(COLUMNS, "rent", 0, 1, 2, 3, 4)), folder);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void keepsShortValuesOnOneLine() throws IOException {
        Path file = PipelineWriter.write(pipeline(new LinearRegression(COLUMNS, "rent", 0, 1, 2, 3, 4)), folder);

        assertThat(Files.readString(file))
                .contains("\n    {\"name\":\"age\",\"type\":\"number\"},\n")
                .contains("\n  \"custom\": {\"author\":\"me\"}\n}\n");
    }

    @Test
    void saysThatAFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Pipeline pipeline = pipeline(new LinearRegression(COLUMNS, "rent", 0, 1, 2, 3, 4));

        assertThatThrownBy(() -> PipelineWriter.write(pipeline, file)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
