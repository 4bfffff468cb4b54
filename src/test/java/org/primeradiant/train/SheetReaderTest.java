package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.pipeline.BadFileException;

class SheetReaderTest {
    @TempDir
    private Path folder;

    private Sheet read(String text) throws IOException {
        return SheetReader.read(Files.writeString(folder.resolve("data.csv"), text), ',');
    }

    @Test
    void takesTheNamesOfTheColumnsFromTheFirstLine() throws IOException {
        Sheet sheet = read("\uFEFFage, day ,\"paid, or not\"\r\n20,\"Fri\",yes\r\n\r\n,\"a\nb\", no\r\n1,2,3");

        assertThat(sheet.names()).containsExactly("age", "day", "paid, or not");
        assertThat(sheet.classes()).isEmpty();
        assertThat(sheet.rows())
                .extracting(Sheet.Row::cells)
                .map(Object::toString)
                .containsExactly("[20, Fri, yes]", "[, a\nb, no]", "[1, 2, 3]");
        assertThat(sheet.rows()).extracting(Sheet.Row::line).containsExactly(2L, 4L, 6L);
    }

    @Test
    void knowsTheFormOfScikitLearn() throws IOException {
        Sheet sheet = read("2,3,red,blue\n1,2,3,0\n4,5,6,1\n");

        assertThat(sheet.names()).containsExactly("f1", "f2", "f3", "class");
        assertThat(sheet.classes()).containsExactly("red", "blue");
        assertThat(sheet.rows()).extracting(Sheet.Row::line).containsExactly(2L, 3L);
    }

    @Test
    void knowsTheFormOfScikitLearnWithoutClasses() throws IOException {
        Sheet sheet = read("2,1\n1,2.5\n4,5\n");

        assertThat(sheet.names()).containsExactly("f1", "class");
        assertThat(sheet.classes()).isEmpty();
    }

    /** A header of numeric names must not be mistaken for the row and feature counts of scikit-learn's format. */
    @Test
    void takesNamesThatAreNumbersForNames() throws IOException {
        assertThat(read("2019,2020,2021\n1,2,3\n").names()).containsExactly("2019", "2020", "2021");
    }

    @Test
    void separatesByAnotherCharacter() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "a;b\n1,5;2\n");

        assertThat(SheetReader.read(file, ';').rows().get(0).cells()).containsExactly("1,5", "2");
    }

    /** A vertical bar stands for a line end. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            a,b|1,2|3 => line 3: there must be 2 cells, got 1
            a,b|1,2|3,4,5 => line 3: there must be 2 cells, got 3
            a,b,a|1,2,3 => line 1: there must be one column 'a', got two
            a,,b|1,2,3 => line 1: column 2 must have a name
            3,2,x,y|1,2,0|1,2,1 => line 1: there must be 3 rows below, got 2
            2,2,x,y|1,2,0|1,2 => line 3: there must be 3 cells, got 2
            1,2,x,|1,2,0 => line 1: class 2 must have a name
            1,2,x,x|1,2,0 => line 1: there must be one class 'x', got two
            """)
    void namesTheLineOfWhatIsWrong(String text, String message) {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(text.replace('|', '\n')))
                .withMessage(folder.resolve("data.csv") + " " + message);
    }

    @Test
    void refusesAQuoteThatDoesNotEnd() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read("a,b\n1,2\n\"3,4\n"))
                .withMessageContaining("data.csv")
                .withMessageContaining("3");
    }

    @Test
    void refusesAFileWithoutRows() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read("a,b\n"))
                .withMessage(folder.resolve("data.csv") + " must have a header and rows, got 1 lines");
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(""))
                .withMessage(folder.resolve("data.csv") + " must have a header and rows, got 0 lines");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> SheetReader.read(folder.resolve("none.csv"), ','))
                .withMessage(folder.resolve("none.csv") + " does not exist");
    }
}
