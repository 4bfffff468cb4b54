package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.train.TargetReader.Wanted;

class SurveyTest {
    @TempDir
    private Path folder;

    private Findings survey(SampleReader reader, String separator, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), text);
        return Survey.of(file, separator, reader, 100);
    }

    private Findings survey(String text) throws IOException {
        return survey(SampleReader.DEFAULT, ",", text);
    }

    /** A vertical bar stands for a line end. */
    private String error(SampleReader reader, String separator, String text) throws IOException {
        Findings findings = survey(reader, separator, text.replace('|', '\n'));
        assertThat(findings.errors()).as("errors of " + text).hasSize(1);
        return withoutFile(findings.errors().get(0));
    }

    private String withoutFile(String message) {
        String file = folder.resolve("data.csv").toString();
        assertThat(message).startsWith(file);
        return message.substring(file.length()).strip();
    }

    private List<String> warnings(String text) throws IOException {
        Findings findings = survey(text);
        assertThat(findings.errors()).isEmpty();
        return findings.warnings().stream().map(this::withoutFile).toList();
    }

    private static String csv(String head, int rows, IntFunction<String> row) {
        return head + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
    }

    private static SampleReader reader(Wanted wanted, List<String> categories, CellFormat format) {
        return new SampleReader("", wanted, List.of(), categories, format);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            3,14 => ; for decimal commas, give --decimal-comma
            -0,5 => ; for decimal commas, give --decimal-comma
            ,5 => ; for decimal commas, give --decimal-comma
            1,5e3 => ; for decimal commas, give --decimal-comma
            1,234 => ; if the comma is a decimal comma, give --decimal-comma; if it separates thousands, remove it
            1,234.5 => ; remove the thousands separators
            1.234.567,8 => ; remove the thousands separators
            1 234 567 => ; remove the thousands separators
            12 % => ; remove the sign, and write plain numbers
            $12.50 => ; remove the sign, and write plain numbers
            1e999 => ; replace it by a finite number, or give --missing=1e999
            -inf => ; replace it by a finite number, or give --missing=-inf
            NA => ; if it stands for a missing value, give --missing=NA
            n/a => ; if it stands for a missing value, give --missing=n/a
            NULL => ; if it stands for a missing value, give --missing=NULL
            nan => ; if it stands for a missing value, give --missing=nan
            None => ; if it stands for a missing value, give --missing=None
            ? => ; if it stands for a missing value, give --missing="?"
            - => ; if it stands for a missing value, give --missing=-
            #N/A => ; if it stands for a missing value, give --missing="#N/A"
            \\N => ; if it stands for a missing value, give --missing="\\N"
            """)
    void namesTheLineAndTheCureOfWhatIsNoNumberAmongNumbers(String cell, String cure) throws IOException {
        String text = "x;y|1.5;a|\"" + cell + "\";b|2.5;a|3;b";

        assertThat(error(SampleReader.DEFAULT, ";", text))
                .isEqualTo("line 3: column 'x' has '" + cell + "' among its numbers, in 1 row" + cure
                        + ", or for categories --category=x");
        assertThat(survey(reader(Wanted.AUTO, List.of("x"), CellFormat.DEFAULT), ";", text.replace('|', '\n'))
                        .errors())
                .isEmpty();
    }

    @Test
    void countsTheRowsAndListsTheSpellings() throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", "x,y|1,5|NA,6|2,7|na,8|NA,9"))
                .isEqualTo("line 3: column 'x' has 'NA' among its numbers, in 3 rows; if it stands for a missing value,"
                        + " give --missing=NA,na, or for categories --category=x");
    }

    @Test
    void namesAllErrorsAtOnce() throws IOException {
        Findings findings = survey("x,y,z\nNA,\"1,5\",1\n2,\"2,5\",2\n3,\"3,5\",?\n");

        assertThat(findings.errors())
                .hasSize(3)
                .anySatisfy(error -> assertThat(error).contains("line 2: column 'x' has 'NA'"))
                .anySatisfy(error -> assertThat(error).contains("line 2: column 'y' has '1,5'"))
                .anySatisfy(error -> assertThat(error).contains("line 4: the target 'z' has '?'"));
    }

    @Test
    void shortensALongListOfErrors() throws IOException {
        String head = IntStream.range(0, 30).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        Findings findings = survey(head + ",y\n" + "NA,".repeat(30) + "1\n" + "1,".repeat(30) + "2\n");

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> findings.report(warning -> {}))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(21).contains("10 more errors"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;y|1,5;a|2;b|-,5;a|4,25e1;b", "x;y|a,b;1|c,d;2|1,5;7|e;3", "x;y|1,5;2,5|2;3|5;1,0"})
    void acceptsDecimalCommasIfToldOf(String text) throws IOException {
        SampleReader reader = reader(Wanted.AUTO, List.of(), new CellFormat(List.of(), true));

        assertThat(survey(reader, ";", text.replace('|', '\n')).errors()).isEmpty();
    }

    @Test
    void refusesDecimalPointsAmongDecimalCommas() throws IOException {
        SampleReader reader = reader(Wanted.AUTO, List.of(), new CellFormat(List.of(), true));

        assertThat(error(reader, ";", "x;y|1,5;a|2.5;b|3;a"))
                .startsWith("line 3: column 'x' has '2.5' among its numbers, in 1 row; with --decimal-comma, write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y|Elm,1|Oak,2|none,3", "x,y|S,1|M,2|10,3|L,3", "x,y|2024-01-01,1|2024-01-02,2|-,3"})
    void takesOrdinaryTextsForCategories(String text) throws IOException {
        assertThat(warnings(text.replace('|', '\n'))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "null", "?"})
    void warnsOfAWordForMissingAmongTexts(String word) throws IOException {
        assertThat(warnings("x,y\nElm,1\n" + word + ",2\nOak,3\n"))
                .containsExactly("line 3: column 'x' has '" + word + "', which is taken as a category, in 1 row; if it"
                        + " stands for a missing value, give --missing=" + Quote.option(word));
    }

    @Test
    void warnsOfAFewTextsThatMakeCategoriesOfNumbers() throws IOException {
        assertThat(warnings("x,y\n1,1\n2,2\nabc,3\n"))
                .containsExactly("line 4: column 'x' has 'abc' in 1 row, so all of it is taken as categories, though 2"
                        + " values are numbers; correct it, or give --missing=abc or --category=x");
    }

    @Test
    void refusesATextAmongDecimalCommas() throws IOException {
        Findings findings = survey(SampleReader.DEFAULT, ";", "x;y\n1,5;1\nk.A.;2\n2,5;3\n");

        assertThat(findings.errors())
                .hasSize(2)
                .anySatisfy(error -> assertThat(error).contains("line 2: column 'x' has '1,5' among its numbers"))
                .anySatisfy(error ->
                        assertThat(error).contains("line 3: column 'x' has 'k.A.'", "though 2 values are numbers"));
    }

    @Test
    void refusesATextAmongTooManyNumbers() throws IOException {
        String text = csv("x,y", 200, i -> (i == 7 ? "abc" : i * i) + "," + i % 9);

        assertThat(error(SampleReader.DEFAULT, ",", text))
                .startsWith("line 9: column 'x' has 'abc' in 1 row, so all of it is taken as categories, though 199");
    }

    @ParameterizedTest
    @CsvSource({"5", "Elm", "0.0"})
    void warnsOfAColumnWithOneValue(String value) throws IOException {
        assertThat(warnings("x,same,y\n1," + value + ",7\n5," + value + ",8\n3,,9\n"))
                .containsExactly(": column 'same' has the same value in all rows, '" + value + "', so the model learns"
                        + " nothing from it; it is kept, and requests need it: leave it out with --exclude=same");
    }

    @Test
    void refusesAColumnWithoutValues() throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", "x,no name,y|1,,7|5,NaN,8"))
                .isEqualTo(": column 'no name' has no values; leave it out with --exclude=\"no name\"");
    }

    @Test
    void refusesTenThousandCategories() throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", csv("city,y", 10_000, i -> "city" + i + "," + i % 2)))
                .isEqualTo(": column 'city' has 10000 different texts, too many for categories, such as 'city0';"
                        + " leave it out with --exclude=city, or raise --most-categories from 100");
    }

    @Test
    void acceptsAsManyCategoriesAsAllowed() throws IOException {
        assertThat(warnings(csv("x,y", 300, i -> "x" + i % 100 + "," + i % 2))).isEmpty();
        assertThat(error(SampleReader.DEFAULT, ",", csv("x,y", 303, i -> "x" + i % 101 + "," + i % 2)))
                .contains("101 different texts");
    }

    @Test
    void countsNoFurtherThanItsMemoryAllows() throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", csv("x,y", 20_002, i -> "x" + i + "," + i % 2)))
                .contains("more than 20000 different texts");
    }

    @Test
    void refusesMoreCategoriesThanALogisticModelHasWeightsFor() throws IOException {
        Findings findings = Survey.of(
                Files.writeString(
                        folder.resolve("data.csv"),
                        csv("x,z,y", 6000, i -> "x" + i % 1500 + "," + i + "," + "ab".charAt(i / 1500 % 2))),
                ",",
                SampleReader.DEFAULT,
                5000);

        assertThat(findings.errors())
                .singleElement()
                .asString()
                .contains("would have 3004 weights, 2 classes times 1502", "first of all 'x' with 1500 categories");
    }

    @Test
    void warnsOfTextsThatDifferFromRowToRow() throws IOException {
        assertThat(warnings(csv("name,x,y", 40, i -> "name" + i % 21 + "," + i * i + "," + i % 2)))
                .singleElement()
                .asString()
                .startsWith(": column 'name' has 21 different texts in 40 rows, as an identifier has");
        assertThat(warnings(csv("name,x,y", 40, i -> "name" + i % 20 + "," + i * i + "," + i % 2)))
                .isEmpty();
    }

    @Test
    void warnsOfARunningNumber() throws IOException {
        assertThat(warnings(csv("id,x,y", 20, i -> i + 17 + "," + i * i + "," + i % 2)))
                .singleElement()
                .asString()
                .startsWith(": column 'id' counts the rows, as an identifier does");
        assertThat(warnings(csv("id,x,y", 19, i -> i + "," + i * i + "," + i % 2)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,0", "yes,no", "2.5,1.5"})
    void warnsOfARareClass(String rare, String frequent) throws IOException {
        assertThat(warnings(csv("x,y", 1000, i -> i * i % 997 + "," + (i % 50 < 3 ? rare : frequent))))
                .containsExactly(": the target 'y' is rarely '" + rare + "' (6.0 %, 60 of 1000 rows); always '"
                        + frequent + "' would"
                        + " be right in 94.0 % of the rows: judge the model by AUC and confusion matrix, not by its"
                        + " accuracy");
    }

    /** Rare is less than a fifth of an even share: 10 % of two classes, 5 % of four. */
    @Test
    void warnsBelowAFifthOfAnEvenShare() throws IOException {
        assertThat(warnings(csv("x,y", 1000, i -> i * i % 997 + "," + (i < 100 ? "a" : "b"))))
                .isEmpty();
        assertThat(warnings(csv("x,y", 1000, i -> i * i % 997 + "," + (i < 99 ? "a" : "b"))))
                .hasSize(1);
        assertThat(warnings(csv("x,y", 1000, i -> i * i % 997 + "," + (i < 50 ? "d" : "abc".charAt(i % 3)))))
                .isEmpty();
        assertThat(warnings(csv("x,y", 1000, i -> i * i % 997 + "," + (i < 49 ? "d" : "abc".charAt(i % 3)))))
                .hasSize(1);
    }

    @Test
    void namesARareClassAsTheFileDoes() throws IOException {
        assertThat(warnings(csv("200,1,kept,lost", 200, i -> i * i % 199 + "," + (i < 5 ? 1 : 0))))
                .singleElement()
                .asString()
                .contains("rarely 'lost' (2.5 %", "always 'kept'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "0", "2.5"})
    void refusesATargetWithOneValue(String value) throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", "x,y|1," + value + "|2," + value))
                .isEqualTo(": the target 'y' is '" + value + "' in all rows, so there is nothing to learn; choose"
                        + " another with --target, or add other rows");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            NA => remove these rows, or for classes give --model=logistic
            2,5 => for decimal commas, give --decimal-comma
            abc => correct it or remove the row, or for classes give --model=logistic
            """)
    void refusesATargetOfNumbersAndOthers(String cell, String cure) throws IOException {
        assertThat(error(SampleReader.DEFAULT, ";", "x;y|1;1|2;2|3;" + cell))
                .isEqualTo("line 4: the target 'y' has '" + cell + "' among its numbers, in 1 row; " + cure);
        assertThat(survey(reader(Wanted.LOGISTIC, List.of(), CellFormat.DEFAULT), ";", "x;y\n1;1\n2;2\n3;" + cell)
                        .errors())
                .isEmpty();
    }

    @Test
    void refusesATargetThatIsMissing() throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", "x,y|1,a|2,|3,b|4,"))
                .isEqualTo("line 3: the target 'y' is missing, in 2 rows; fill it in, or remove the row");
    }

    @Test
    void warnsOfAmountsThatLookLikeClasses() throws IOException {
        assertThat(warnings(csv("x,y", 70, i -> i * i + "," + i % 7)))
                .containsExactly(": the target 'y' has only 7 different whole numbers; a linear model predicts an"
                        + " amount: for classes, give --model=logistic");
        assertThat(warnings(csv("x,y", 69, i -> i * i + "," + i % 7))).isEmpty();
    }

    @Test
    void refusesMoreClassesThanAModelHasWeightsFor() throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", csv("x,y", 3001, i -> i * i + ",name" + i)))
                .isEqualTo(": the target 'y' has more than 3000 different values, too many for classes; choose another"
                        + " with --target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,z,y|1,5,5|2,6,6.0", "x,z,y|1,a,a|2,b,b|3,a,a", "x,z,y|1,0,0|2,1,1|3,0,0"})
    void refusesAFeatureThatEqualsTheTarget(String text) throws IOException {
        assertThat(error(SampleReader.DEFAULT, ",", text))
                .isEqualTo(": column 'z' equals the target 'y' in all rows, so the model would learn to copy it; leave"
                        + " it out with --exclude=z");
    }

    @Test
    void acceptsAFeatureThatDiffersFromTheTargetOnce() throws IOException {
        assertThat(warnings("z,y\n5,5\n6,6\n7,8\n")).isEmpty();
    }

    @Test
    void warnsOfColumnNamesThatMayBeARow() throws IOException {
        assertThat(warnings("1.5,2\n3,4\n5,6\n7,9\n"))
                .containsExactly("line 1: the column names are all numbers; if this line is a row, add a line of names"
                        + " above it");
    }

    @Test
    void judgesNothingThatIsExcluded() throws IOException {
        SampleReader reader = new SampleReader("y", Wanted.AUTO, List.of("id", "same"), List.of(), CellFormat.DEFAULT);

        Findings findings = survey(reader, ",", csv("id,y,same,x", 300, i -> "u" + i + "," + i % 2 + ",NA," + i * i));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }
}
