package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.recommender.ModelFile;
import org.primeradiant.recommender.TrainingOptions;

class TrainRecommenderTest {
    private static final String MODEL = "similar-items.bin";

    @TempDir
    private Path folder;

    private Path csv;
    private Path model;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeInteractions() throws IOException {
        csv = folder.resolve("i.csv");
        model = folder.resolve("model");
        new GeneratedInteractions(300, 100, 10, 1).write(csv);
    }

    private int train(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = csv.toString();
        args[1] = model.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        return run(args);
    }

    private int run(String... args) {
        String[] arguments = new String[args.length + 1];
        arguments[0] = "recommender";
        System.arraycopy(args, 0, arguments, 1, args.length);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void writesAModelAndTellsHowGoodItIs() throws IOException {
        assertThat(train()).isZero();

        assertThat(ModelFile.read(model).size()).isEqualTo(100);
        assertThat(out.toString())
                .containsPattern("users +300\nitems +100\ninteractions +2,\\d{3}\nheld out +300\n"
                        + "recall@10 +0\\.\\d{4}, popularity 0\\.\\d{4}\n"
                        + "NDCG@10 +0\\.\\d{4}, popularity 0\\.\\d{4}\n"
                        + "neighbours +[\\d,]+\nmodel +[\\d,]+ bytes, ");
        assertThat(err.toString())
                .containsPattern("Columns: user 'user', item 'item', timestamp 'timestamp', no weight\n"
                        + "Reading i.csv: 3,000 rows in [\\d.]+ s\n"
                        + "Comparing items, without held-out interactions: 100 items in [\\d.]+ s\n"
                        + "Comparing items: 100 items in [\\d.]+ s\n");
    }

    @Test
    void trainsTheSameModelAgain() throws IOException {
        train();
        byte[] first = Files.readAllBytes(model.resolve(MODEL));
        String printed = out.toString();
        out.getBuffer().setLength(0);

        train();

        assertThat(model.resolve(MODEL)).hasBinaryContent(first);
        assertThat(out).hasToString(printed);
    }

    @Test
    void heedsItsOptions() throws IOException {
        int code = train(
                "--neighbours=3",
                "--shrinkage=2.5",
                "--min-common=4",
                "--max-history=5",
                "--holdout=random",
                "--holdout-users=7",
                "--seed=9");

        assertThat(code).isZero();
        assertThat(ModelFile.read(model).origin().options()).isEqualTo(new TrainingOptions(3, 2.5, 4, 5));
        assertThat(out.toString()).containsPattern("held out +7\n");
    }

    @Test
    void takesSeparatorAndColumnNames() throws IOException {
        Files.writeString(csv, "product\tcustomer\tstars\twhen\n10\t1\t5\t2\n20\t1\t4\t1\n10\t2\t3\t7\n20\t2\t5\t8\n");

        assertThat(train(
                        "--separator=tab",
                        "--user=customer",
                        "--item=product",
                        "--weight=stars",
                        "--timestamp=when",
                        "--holdout=none"))
                .isZero();

        assertThat(ModelFile.read(model).neighbours().size()).isEqualTo(2);
        assertThat(err.toString())
                .contains("Columns: user 'customer', item 'product', timestamp 'when', weight 'stars'");
    }

    @Test
    void saysWhichSeparatorAndWhichNameToGive() throws IOException {
        Files.writeString(csv, "customer;item\n1;10\n");

        assertThat(train()).isEqualTo(1);
        assertThat(train("--separator=;")).isEqualTo(1);

        assertThat(err.toString())
                .contains(csv + ":1: has 1 column, 'customer;item'; --separator=\";\" would give 2 on each line")
                .contains("name the column of users with --user; the columns are customer, item");
    }

    @Test
    void measuresNothingIfToldSo() {
        assertThat(train("--holdout=NONE")).isZero();

        assertThat(out.toString()).doesNotContain("recall").doesNotContain("held out");
    }

    @Test
    void saysThatItCannotMeasureAndThatNothingIsSimilar() throws IOException {
        Files.writeString(csv, "1,10\n2,10\n3,20\n");

        assertThat(train()).isZero();

        assertThat(out.toString())
                .contains("Not measured: no user has two items.")
                .contains("No two items have 2 users in common: only popular items will be recommended.");
    }

    @Test
    void showsItsHelp() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString())
                .contains(
                        "Usage: java -jar radiant-train.jar recommender",
                        "<interactions.csv>",
                        "--separator",
                        "--user=COLUMN",
                        "--item=COLUMN",
                        "--timestamp=COLUMN",
                        "--weight=COLUMN",
                        "--shrinkage",
                        "Default: 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--neighbours=0 | neighbours must be 1 or more, got 0",
                "--shrinkage=-1 | shrinkage must be 0 or more, got -1.0",
                "--holdout-users=0 | holdout-users must be 1 or more, got 0",
                "--neighbours=many | Invalid value for option '--neighbours': 'many' is not an int",
                "--separator= | Invalid value for option '--separator': must be a character such as ; or the word tab",
                "--holdout=FIRST | Invalid value for option '--holdout'",
                "--unknown | Unknown option: '--unknown'"
            })
    void refusesArgumentsThatAreWrong(String option, String message) {
        assertThat(train(option)).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("radiant-train: " + message)
                .contains("See java -jar radiant-train.jar recommender --help")
                .doesNotContain("\tat ");
        assertThat(model).doesNotExist();
    }

    @Test
    void asksForWhatIsMissing() {
        assertThat(run(csv.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith("radiant-train: Missing required parameter: '<folder>'");
    }

    @Test
    void namesTheLineThatItDoesNotUnderstand() throws IOException {
        Files.writeString(csv, "1,10\nbob,20\n");

        assertThat(train()).isEqualTo(1);

        assertThat(err.toString())
                .contains(
                        csv + ":2: user must be a whole number of at most 64 bits, got 'bob'; give each user a number")
                .doesNotContain("\tat ");
        assertThat(model.resolve(MODEL)).doesNotExist();
    }

    @Test
    void namesAFileThatIsNotThere() throws IOException {
        Files.delete(csv);

        assertThat(train()).isEqualTo(1);

        assertThat(err).hasToString("radiant-train: " + csv + ": there is no such file" + System.lineSeparator());
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Files.writeString(model, "here already");

        assertThat(train()).isEqualTo(1);

        assertThat(err).hasToString("radiant-train: " + model + ": is not a folder" + System.lineSeparator());
    }

    @Test
    void refusesAFolderWithinAFile() throws IOException {
        Files.writeString(model, "here already");

        assertThat(run(csv.toString(), model.resolve("deeper").toString())).isEqualTo(1);

        assertThat(err.toString()).startsWith("radiant-train: " + model).doesNotContain("\tat ");
    }
}
