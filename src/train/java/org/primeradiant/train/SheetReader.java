package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.CellText;
import org.primeradiant.pipeline.TextFile;

/**
 * Reads a CSV in one of two forms. The usual form has the column names in the first line. The form of scikit-learn's
 * data sets has the number of rows, the number of features and the class names there; its last column is the number
 * of the class. It is recognized by the second number: the next line has one cell more.
 */
final class SheetReader {
    private final Path file;
    private final List<Sheet.Row> rows;

    private SheetReader(Path file, List<Sheet.Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param separator separates cells
     * @throws BadFileException if the file cannot be used
     */
    static Sheet read(Path file, char separator) {
        List<Sheet.Row> rows = rows(file, separator);
        if (rows.size() < 2) {
            throw new BadFileException(file + " must have a header and rows, got " + rows.size() + " lines");
        }
        return new SheetReader(file, rows).sheet();
    }

    private static List<Sheet.Row> rows(Path file, char separator) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(TextFile.read(file))) {
            return reader.stream().map(SheetReader::row).toList();
        } catch (CsvParseException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new BadFileException(file + " is not a CSV: " + e.getMessage() + ": " + why, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sheet.Row row(CsvRecord row) {
        return new Sheet.Row(
                row.getStartingLineNumber(),
                row.getFields().stream().map(String::strip).toList());
    }

    private Sheet sheet() {
        List<String> head = rows.get(0).cells();
        List<Sheet.Row> body = rows.subList(1, rows.size());
        if (isCounted(head, body.get(0).cells().size())) {
            int features = Integer.parseInt(head.get(1));
            checkNames("class", head.subList(2, head.size()));
            checkRows(body, features + 1);
            checkCount(head.get(0), body.size());
            return new Sheet(file, numbered(features), head.subList(2, head.size()), body);
        }
        checkNames("column", head);
        checkRows(body, head.size());
        return new Sheet(file, head, List.of(), body);
    }

    private static boolean isCounted(List<String> head, int width) {
        return head.size() >= 2
                && count(head.get(0)).isPresent()
                && count(head.get(1)).equals(OptionalInt.of(width - 1));
    }

    private static OptionalInt count(String text) {
        return text.length() < 10 && text.matches("\\d+")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static List<String> numbered(int features) {
        List<String> names = new ArrayList<>();
        IntStream.rangeClosed(1, features).forEach(number -> names.add("f" + number));
        names.add("class");
        return names;
    }

    private void checkNames(String of, List<String> names) {
        long line = rows.get(0).line();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (CellText.isMissing(name)) {
                throw Sheet.wrong(file, line, of + " " + (seen.size() + 1) + " must have a name");
            }
            if (!seen.add(name)) {
                throw Sheet.wrong(file, line, "there must be one " + of + " '" + name + "', got two");
            }
        }
    }

    private void checkRows(List<Sheet.Row> body, int width) {
        for (Sheet.Row row : body) {
            if (row.cells().size() != width) {
                throw Sheet.wrong(
                        file,
                        row.line(),
                        "there must be " + width + " cells, got " + row.cells().size());
            }
        }
    }

    private void checkCount(String said, int got) {
        if (Integer.parseInt(said) != got) {
            throw Sheet.wrong(file, rows.get(0).line(), "there must be " + said + " rows below, got " + got);
        }
    }
}
