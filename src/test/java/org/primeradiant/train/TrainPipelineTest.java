package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.pipeline.LogisticRegression;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.Pipeline;
import org.primeradiant.pipeline.PipelineReader;
import org.primeradiant.pipeline.PipelineWriter;
import org.primeradiant.pipeline.Table;
import org.primeradiant.pipeline.Texts;
import picocli.CommandLine;

/** Runs the whole command with fixed seeds, so the same rows are held out each time. */
class TrainPipelineTest {
    private static final Path DATA = Path.of("src/test/resources/data");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int train(Path csv, String... options) {
        CommandLine command = Main.command();
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "pipeline";
        arguments[1] = csv.toString();
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return command.execute(arguments);
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    /** Measured: 35 of 36 wines and 112 of 113 tumors correct; another machine may get one row less. */
    @ParameterizedTest
    @CsvSource({"wine_data.csv, 0.94, 3, 13", "breast_cancer.csv, 0.98, 2, 30"})
    void tellsHeldOutRowsRight(String data, double accuracy, int classes, int features) {
        assertThat(train(DATA.resolve(data))).isZero();

        Pipeline pipeline = PipelineReader.read(folder);
        assertThat(pipeline.regression().outputs()).hasSize(classes);
        assertThat(pipeline.features()).hasSize(features);
        assertThat(Double.parseDouble(pipeline.custom().get("heldOutAccuracy"))).isGreaterThanOrEqualTo(accuracy);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsItsProgress() {
        train(DATA.resolve("wine_data.csv"), "--seed", "3");

        assertThat(out.toString().lines())
                .contains("classes   class_0 59, class_1 71, class_2 48")
                .contains("split     142 rows to train on, 36 held out, seed 3")
                .contains("steps     standardise: 13 columns")
                .contains("model     multinomial logistic regression, penalty 1.0")
                .anyMatch(line -> line.matches(" {2}step 0: gradient 1\\.\\de\\+02"))
                .anyMatch(line -> line.matches("held out  accuracy 0\\.\\d{4}, 3\\d of 36"))
                .anyMatch(line -> line.startsWith("          baseline 0.3889, 14 of 36, always 'class_1'"))
                .anyMatch(line -> line.startsWith("          AUC "))
                .anyMatch(line -> line.startsWith("          true \\ predicted  class_0"))
                .contains("wrote     " + folder.resolve("pipeline.json"));
    }

    @ParameterizedTest
    @CsvSource({"wine_data.csv", "breast_cancer.csv"})
    void writesAPipelineThatPredictsWhatTheTrainerPredicts(String data) throws IOException {
        Samples samples = SampleReader.DEFAULT.read(SheetReader.read(DATA.resolve(data), ","));
        Pipeline trained = new PipelineTraining(samples, Recipe.DEFAULT, line -> {})
                .run(0.2, 1)
                .pipeline();
        PipelineWriter.write(trained, folder);

        Pipeline read = PipelineReader.read(folder);

        assertThat(read.predict(samples.table())).containsExactly(trained.predict(samples.table()));
    }

    /**
     * Rent = 100 + 10 area + 500 in Park Lane, with noise of deviation 1. The noise is negligible, because the areas
     * have a deviation of 29.
     */
    @Test
    void fitsALinearModelToNumbersCategoriesAndMissingValues() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,area,street,rent\n");
        for (int i = 0; i < 200; i++) {
            int area = 20 + random.nextInt(100);
            boolean park = random.nextBoolean();
            double rent = 100 + 10 * area + (park ? 500 : 0) + random.nextGaussian();
            text.append("id").append(i).append(',').append(area).append(',');
            text.append(i == 7 ? "" : park ? "Park Lane" : "Elm")
                    .append(',')
                    .append(rent)
                    .append('\n');
        }

        assertThat(train(csv(text.toString()), "--exclude", "id", "--penalty", "1e-6", "--missing-categories", "Elm"))
                .isZero();

        Pipeline pipeline = PipelineReader.read(folder);
        assertThat(pipeline.regression().outputs()).containsExactly("rent");
        assertThat(Double.parseDouble(pipeline.custom().get("heldOutR2"))).isGreaterThan(0.99);
        Table flats = Table.of(
                2, List.of(new Numbers("area", "area", 50, 100), new Texts("street", "street", "Park Lane", "Elm")));
        // 160 rows with an error of 1 each: predictions are off by about 0.2; row 7 may shift them by 500 / 80.
        assertThat(pipeline.predict(flats)).containsExactly(new double[] {1100, 1100}, within(10.0));
    }

    /** For rows at -1 and 1, the weight w satisfies penalty w = 2 (1 - sigmoid w). */
    @Test
    void penalisesTheWeightsOfTheOddsOfTwoClasses() throws IOException {
        train(csv("x,t\n-1,no\n1,yes\n"), "--scaling", "none", "--held-out", "0", "--penalty", "1");

        LogisticRegression model =
                (LogisticRegression) PipelineReader.read(folder).regression();
        double weight = model.regression().coefficient(1, 0);
        assertThat(weight).isCloseTo(2 * (1 - 1 / (1 + Math.exp(-weight))), within(1e-7));
        assertThat(weight).isBetween(0.67, 0.68);
        assertThat(model.regression().intercept(1)).isCloseTo(0, within(1e-7));
    }

    @Test
    void writesNoAccuracyIfNothingIsHeldOut() {
        assertThat(train(DATA.resolve("wine_data.csv"), "--held-out", "0")).isZero();

        assertThat(out.toString()).contains("held out  no rows");
        assertThat(PipelineReader.read(folder).custom())
                .containsEntry("trainingRows", "178")
                .doesNotContainKey("heldOutAccuracy");
    }

    @Test
    void convergesAlsoWithoutScaling() {
        assertThat(train(DATA.resolve("wine_data.csv"), "--scaling", "none")).isZero();
    }

    @Test
    void convergesOnRowsThatAreSeparableWithATinyPenalty() throws IOException {
        Path csv = csv("x,y,t\n" + "-1,0,a\n-2,1,a\n-1,1,a\n1,0,b\n2,1,b\n1,1,b\n0,9,c\n0,8,c\n");

        assertThat(train(csv, "--held-out", "0", "--penalty", "1e-6")).isZero();
    }

    /** A vertical bar stands for a line end. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            a,t|1,x|2 => line 3: there must be 2 cells, got 1; complete the line, or remove it
            a,t|1,x|2,|3,y => line 3: the target 't' is missing; fill it in, or remove the row
            2,1,x,y|5,0|6,7 => line 3: the class must be a whole number from 0 to 1, got '7'
            """)
    void endsWith1AndOneLineForWhatIsWrongInTheData(String text, String message) throws IOException {
        Path csv = csv(text.replace('|', '\n'));

        assertThat(train(csv)).isEqualTo(1);

        assertThat(err.toString().strip()).isEqualTo("radiant-train: " + csv + " " + message);
        assertThat(folder.resolve("pipeline.json")).doesNotExist();
    }

    @Test
    void warnsBeforeItTrains() throws IOException {
        Path csv = csv("x,same,t\n1,5,a\n2,5,b\n3,5,a\n4,5,b\n");

        assertThat(train(csv)).isZero();

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("radiant-train: warning: " + csv + ": column 'same' has the same value in all rows, '5'");
    }

    @Test
    void namesEachErrorOnALineOfItsOwn() throws IOException {
        Path csv = csv("x,y,t\nNA,?,a\n2,3,b\n3,4,a\n");

        assertThat(train(csv)).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("radiant-train: " + csv));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void readsDecimalCommasAndOtherSeparators() throws IOException {
        Path csv = csv("x\ty\n0,5\t6,0\n1,5\t16,0\n2,5\t26,0\n3\t31\n");

        assertThat(train(csv, "--separator", "tab", "--decimal-comma", "--held-out", "0", "--penalty", "1e-9"))
                .isZero();

        // y = 10 x + 1, from a shift of 1e-9 at most
        assertThat(PipelineReader.read(folder).predict(Table.of(1, List.of(new Numbers("x", "x", 1.25)))))
                .containsExactly(new double[] {13.5}, within(1e-6));
    }

    @Test
    void takesTwoNumbersForClassesAndMoreForAmounts() throws IOException {
        assertThat(train(csv("x,t\n1,0\n2,1\n3,0\n4,1\n"))).isZero();
        assertThat(PipelineReader.read(folder).regression().outputs()).containsExactly("0", "1");

        assertThat(train(csv("x,t\n1,0\n2,1\n3,0\n4,1\n"), "--model", "linear")).isZero();
        assertThat(PipelineReader.read(folder).regression().outputs()).containsExactly("t");

        assertThat(train(csv("x,t\n1,0\n2,1\n3,0\n4,2\n"))).isZero();
        assertThat(PipelineReader.read(folder).regression().outputs()).containsExactly("t");
    }

    @Test
    void refusesATargetThatIsAlsoExcludedOrACategory() throws IOException {
        Path csv = csv("x,t\n1,a\n2,b\n");

        assertThat(train(csv, "--exclude", "t")).isEqualTo(1);
        assertThat(train(csv, "--category", "t")).isEqualTo(1);

        assertThat(err.toString())
                .contains("--exclude must not name the target 't'; choose another column with --target")
                .contains("--category must not name the target 't'; for classes, give --model=logistic");
    }

    @Test
    void endsWith1IfTheFileIsNotThere() {
        assertThat(train(folder.resolve("none.csv"))).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("radiant-train: " + folder.resolve("none.csv") + " does not exist");
    }

    @Test
    void endsWith1IfTheFolderCannotBeMade() throws IOException {
        Path file = csv("x,t\n1,a\n2,b\n");

        assertThat(run("pipeline", file.toString(), file.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("cannot write: ");
    }

    @Test
    void endsWith1IfTheModelWouldBeTooLarge() throws IOException {
        StringBuilder text = new StringBuilder("x,t\n");
        IntStream.range(0, 1501)
                .forEach(i -> text.append(i).append(",class").append(i).append('\n'));

        assertThat(train(csv(text.toString()))).isEqualTo(1);
        assertThat(err.toString()).contains("would have 3002 weights, 1501 classes times 2; the maximum is 3000");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            --held-out=1 => --held-out must be from 0 to below 1, got 1.0
            --held-out=-0.1 => --held-out must be from 0 to below 1, got -0.1
            --penalty=0 => --penalty must be above 0, got 0.0
            --penalty=NaN => --penalty must be above 0, got NaN
            --most-categories=0 => --most-categories must be above 0, got 0
            --missing-numbers=mode => --missing-numbers must be mean, median, most-frequent or a number, got 'mode'
            --missing-categories=NaN => --missing-categories must be most-frequent or a text, got 'NaN'
            --separator= => Invalid value for option '--separator': must be a character such as ; or the word tab, \
            got ''
            --separator=" => Invalid value for option '--separator': must be a character such as ; or the word tab, \
            got '"'
            --seed=x => Invalid value for option '--seed': 'x' is not a long
            --colour=red => Unknown option: '--colour=red'
            """)
    void endsWith2ForAWrongOption(String option, String message) {
        assertThat(train(DATA.resolve("wine_data.csv"), option)).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly("radiant-train: " + message, "See java -jar radiant-train.jar pipeline --help");
    }

    @Test
    void explainsItself() {
        assertThat(run("pipeline", "--help")).isZero();

        assertThat(out.toString()).contains("Usage: java -jar radiant-train.jar pipeline", "--held-out", "Exit codes:");
    }
}
