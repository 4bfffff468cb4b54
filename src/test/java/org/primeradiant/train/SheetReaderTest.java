package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.pipeline.BadFileException;

class SheetReaderTest {
    @TempDir
    private Path folder;

    private Sheet read(String text) throws IOException {
        return SheetReader.read(Files.writeString(folder.resolve("data.csv"), text), ",");
    }

    @Test
    void takesTheNamesOfTheColumnsFromTheFirstLine() throws IOException {
        Sheet sheet = read("\uFEFFage, day ,\"paid, or not\"\r\n20,\"Fri\",yes\r\n\r\n,\"a\nb\", no\r\n1,2,3");

        assertThat(sheet.names()).containsExactly("age", "day", "paid, or not");
        assertThat(sheet.header().classes()).isEmpty();
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
        assertThat(sheet.header().classes()).containsExactly("red", "blue");
        assertThat(sheet.rows()).extracting(Sheet.Row::line).containsExactly(2L, 3L);
    }

    @Test
    void knowsTheFormOfScikitLearnWithoutClasses() throws IOException {
        Sheet sheet = read("2,1\n1,2.5\n4,5\n");

        assertThat(sheet.names()).containsExactly("f1", "class");
        assertThat(sheet.header().classes()).isEmpty();
    }

    /** A header of numeric names must not be mistaken for the row and feature counts of scikit-learn's format. */
    @Test
    void takesNamesThatAreNumbersForNames() throws IOException {
        assertThat(read("2019,2020,2021\n1,2,3\n").names()).containsExactly("2019", "2020", "2021");
    }

    @Test
    void separatesByAnotherCharacter() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "a;b\n1,5;2\n");

        assertThat(SheetReader.read(file, ";").rows().get(0).cells()).containsExactly("1,5", "2");
    }

    /** A vertical bar stands for a line end. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            a,b|1,2|3 => line 3: there must be 2 cells, got 1; complete the line, or remove it
            a,b|1,2|3,4,5 => line 3: there must be 2 cells, got 3; put cells that contain the separator in double quotes
            a,b,a|1,2,3 => line 1: there must be one column 'a', got two; rename one of them
            5,7,5|1,2,3 => line 1: there must be one column '5', got two; rename one of them, or add a line of names \
            if this one is a row
            a;b;c|1;2;3 => line 1: there is 1 column, 'a;b;c'; --separator=";" would give 3 on each line
            a;b;c|1,5;2;3|1;2;3 => line 1: there is 1 column, 'a;b;c'; --separator=";" would give 3 on each line
            a\tb|1\t2 => line 1: there is 1 column, 'a\tb'; --separator=tab would give 2 on each line
            area, m2;rent|1,5;2|3;4 => line 3: there must be 2 cells, got 1; --separator=";" would give 2 on each line
            2;2;x;y|1;2;0|1;2;1 => line 1: there is 1 column, '2;2;x;y'; --separator=";" would give 3 on each line
            a,,b|1,2,3 => line 1: column 2 must have a name
            3,2,x,y|1,2,0|1,2,1 => line 1: there must be 3 rows below, got 2; correct the number, or complete the file
            2,2,x,y|1,2,0|1,2 => line 3: there must be 3 cells, got 2; complete the line, or remove it
            1,2,x,|1,2,0 => line 1: class 2 must have a name
            1,2,x,x|1,2,0 => line 1: there must be one class 'x', got two; rename one of them
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
                .withMessage(
                        folder.resolve("data.csv") + " must have rows below the column names, got only the line 'a,b'");
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(""))
                .withMessage(
                        folder.resolve("data.csv") + " is empty; it must have a line of column names, and rows below");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> SheetReader.read(folder.resolve("none.csv"), ","))
                .withMessage(folder.resolve("none.csv") + " does not exist");
    }

    @Test
    void findsAVerticalBar() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "a|b\n1|2\n");

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> SheetReader.read(file, ";"))
                .withMessage(file + " line 1: there is 1 column, 'a|b'; --separator=\"|\" would give 2 on each line");
        assertThat(SheetReader.read(file, "|").names()).containsExactly("a", "b");
    }

    @Test
    void separatesByMoreThanOneCharacter() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "a::b\n1::2\n");

        assertThat(SheetReader.read(file, "::").names()).containsExactly("a", "b");
    }

    @Test
    void readsUtf16WithAByteOrderMark() throws IOException {
        Path file = folder.resolve("data.csv");
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.writeString(file, "\uFEFFname,x\nJ\u00FCrgen,1\n", charset);

            assertThat(SheetReader.read(file, ",").rows().get(0).cells()).containsExactly("J\u00FCrgen", "1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            6E616D652C780A4AFC7267656E2C310A => line 2: is not text in UTF-8; save the file as UTF-8, or convert
            6E2C780A312C320A0A332CE2820A => line 4: is not text in UTF-8; save the file as UTF-8, or convert
            6E2C780A312CC3 => line 2: is not text in UTF-8; save the file as UTF-8, or convert
            61002C0062000A00 => is not text in UTF-8: it has zero bytes, as UTF-16 has; save it as UTF-8
            00610A => is not text in UTF-8: it has zero bytes, as UTF-16 has; save it as UTF-8
            504B030414 => is a ZIP archive, as .xlsx workbooks are; save it as a CSV
            1F8B08 => is compressed; unpack it first, as with gunzip
            """)
    void saysWhatIsNoText(String bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("data.csv"), HexFormat.of().parseHex(bytes));

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> SheetReader.read(file, ","))
                .withMessageStartingWith(file + " " + message);
    }

    @Test
    void namesTheLineOfABadByteFarIntoTheFile() throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, "n,x\n" + "1,2\n".repeat(100_000) + "J\u00FCrgen,1\n", StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> SheetReader.read(file, ","))
                .withMessageStartingWith(file + " line 100002: is not text in UTF-8");
    }

    @Test
    void refusesAFolder() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> SheetReader.read(folder, ","))
                .withMessageStartingWith(folder + " is not a regular file");
    }
}
