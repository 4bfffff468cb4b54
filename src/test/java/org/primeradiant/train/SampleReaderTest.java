package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.Feature;
import org.primeradiant.pipeline.Kind;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.Texts;
import org.primeradiant.train.TargetReader.Wanted;

class SampleReaderTest {
    private static Sheet sheet(List<String> classes, String... lines) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            rows.add(new Sheet.Row(i + 1, List.of(lines[i].split(",", -1))));
        }
        return new Sheet(
                new Header(Path.of("data.csv"), 1, List.of(lines[0].split(",")), classes, OptionalInt.empty()), rows);
    }

    private static final Sheet FLATS =
            sheet(List.of(), "id,area,class,street,rent", "a,80,1,Elm,900", "b,,2,,1.5e3", "c,NaN,1,7,-3");

    private static SampleReader reader(String target, Wanted wanted) {
        return new SampleReader(target, wanted, List.of(), List.of(), CellFormat.DEFAULT);
    }

    private static void assertRefused(SampleReader reader, Sheet sheet, String message) {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> reader.read(sheet))
                .withMessage(message);
    }

    @Test
    void infersNumbersAndCategories() {
        Samples samples = SampleReader.DEFAULT.read(FLATS);

        assertThat(samples.features())
                .containsExactly(
                        new Feature("id", Kind.CATEGORY),
                        new Feature("area", Kind.NUMBER),
                        new Feature("class", Kind.NUMBER),
                        new Feature("street", Kind.CATEGORY));
        assertThat(((Numbers) samples.table().column("area")).present()).containsExactly(80);
        assertThat(((Texts) samples.table().column("street")).present()).containsExactly("Elm", "7");
        assertThat(samples.table().column("street").isMissing(1)).isTrue();
    }

    @Test
    void takesTheLastColumnForTheTarget() {
        Target.Amounts target =
                (Target.Amounts) SampleReader.DEFAULT.read(FLATS).target();

        assertThat(target.name()).isEqualTo("rent");
        assertThat(target.value(1)).isEqualTo(1500);
    }

    @Test
    void leavesColumnsOutAndTakesNumbersForCategories() {
        SampleReader reader =
                new SampleReader("rent", Wanted.AUTO, List.of("id", "street"), List.of("class"), CellFormat.DEFAULT);

        assertThat(reader.read(FLATS).features())
                .containsExactly(new Feature("area", Kind.NUMBER), new Feature("class", Kind.CATEGORY));
    }

    @Test
    void knowsOtherWordsForMissing() {
        Sheet sheet = sheet(List.of(), "area,street,rent", "80,?,900", "?,Elm,800", "NA,Elm,800");
        SampleReader reader =
                new SampleReader("", Wanted.AUTO, List.of(), List.of(), new CellFormat(List.of("?", "NA"), false));

        Samples samples = reader.read(sheet);

        assertThat(samples.features().get(0).kind()).isEqualTo(Kind.NUMBER);
        assertThat(samples.table().column("area").isMissing(2)).isTrue();
        assertThat(samples.table().column("street").isMissing(0)).isTrue();
    }

    @Test
    void sortsClassesByNumberOrByLetter() {
        Sheet sheet = sheet(List.of(), "a,n,t", "1,10,b", "2,9,a", "3,10,b");

        Target.Classes numbers =
                (Target.Classes) reader("n", Wanted.LOGISTIC).read(sheet).target();
        Target.Classes texts =
                (Target.Classes) reader("t", Wanted.AUTO).read(sheet).target();

        assertThat(numbers.classes()).containsExactly("9", "10");
        assertThat(texts.classes()).containsExactly("a", "b");
        assertThat(texts.strata()).containsExactly(1, 0, 1);
        assertThat(texts.counts(new int[] {0, 1})).containsExactly(1, 1);
    }

    @Test
    void takesTheClassesThatTheFileNames() {
        Sheet sheet = sheet(List.of("red", "blue"), "f1,class", "1,1", "2,0", "3,1.0");

        Target.Classes target =
                (Target.Classes) SampleReader.DEFAULT.read(sheet).target();

        assertThat(target.classes()).containsExactly("red", "blue");
        assertThat(target.strata()).containsExactly(1, 0, 1);
    }

    @Test
    void refusesATargetThatIsMissing() {
        assertRefused(
                reader("area", Wanted.AUTO),
                FLATS,
                "data.csv line 3: the target 'area' is missing; fill it in, or remove the row");
    }

    @Test
    void refusesALinearTargetThatIsNoNumber() {
        assertRefused(
                reader("id", Wanted.LINEAR),
                FLATS,
                "data.csv line 2: the target 'id' of a linear model must be a number, got 'a'");
    }

    @Test
    void refusesAClassThatIsNotNamed() {
        assertRefused(
                SampleReader.DEFAULT,
                sheet(List.of("red", "blue"), "f1,class", "1,1", "2,2"),
                "data.csv line 3: the class must be a whole number from 0 to 1, got '2'");
        assertRefused(
                SampleReader.DEFAULT,
                sheet(List.of("red", "blue"), "f1,class", "1,0.5", "2,1"),
                "data.csv line 2: the class must be a whole number from 0 to 1, got '0.5'");
    }

    @Test
    void refusesFewerThanTwoClasses() {
        assertRefused(
                reader("", Wanted.AUTO),
                sheet(List.of(), "a,t", "1,x", "2,x"),
                "data.csv: the target 't' must have 2 classes or more, each with a row; classes with rows: 1 of 1");
        assertRefused(
                reader("", Wanted.AUTO),
                sheet(List.of("red", "blue", "green"), "a,class", "1,0", "2,1"),
                "data.csv: the target 'class' must have 2 classes or more, each with a row; classes with rows: 2 of 3");
    }

    @Test
    void refusesColumnsThatAreNotThere() {
        String columns = "id, area, class, street, rent; got 'x'";
        List<String> none = List.of();

        assertRefused(reader("x", Wanted.AUTO), FLATS, "data.csv: --target must name one of the columns " + columns);
        assertRefused(
                new SampleReader("", Wanted.AUTO, List.of("x"), none, CellFormat.DEFAULT),
                FLATS,
                "data.csv: --exclude must name one of the columns " + columns);
        assertRefused(
                new SampleReader("", Wanted.AUTO, none, List.of("x"), CellFormat.DEFAULT),
                FLATS,
                "data.csv: --category must name one of the columns " + columns);
    }

    @Test
    void refusesATargetWithoutFeatures() {
        assertRefused(
                reader("", Wanted.AUTO),
                sheet(List.of(), "t", "1", "2"),
                "data.csv: there must be 1 feature or more besides the target 't'; the columns are t");
    }
}
