package org.primeradiant.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.primeradiant.pipeline.BadFileException;

/**
 * Reads a CSV in one of two forms. The usual form has the column names in the first line. The form of scikit-learn's
 * data sets has the number of rows, the number of features and the class names there; its last column is the number
 * of the class. It is recognized by the second number: the next line has one cell more.
 */
final class SheetReader {
    private final Path file;
    private final String separator;

    private SheetReader(Path file, String separator) {
        this.file = file;
        this.separator = separator;
    }

    /**
     * Reads a file into memory.
     *
     * @param separator separates cells
     * @throws BadFileException if the file cannot be used
     */
    static Sheet read(Path file, String separator) {
        return scan(file, separator, Collector::new).sheet();
    }

    private record Collector(Header header, List<Sheet.Row> rows) implements Consumer<Sheet.Row> {
        Collector(Header header) {
            this(header, new ArrayList<>());
        }

        @Override
        public void accept(Sheet.Row row) {
            rows.add(row);
        }

        Sheet sheet() {
            return new Sheet(header, rows);
        }
    }

    /**
     * Reads a file row by row.
     *
     * @param separator separates cells
     * @param start makes a consumer of the rows, each of which has as many cells as there are columns
     * @return the consumer, after the last row; there is at least one
     * @throws BadFileException if the file cannot be used
     */
    static <C extends Consumer<Sheet.Row>> C scan(Path file, String separator, Function<Header, C> start) {
        return CsvRows.read(file, separator, rows -> new SheetReader(file, separator).scan(rows, start));
    }

    private <C extends Consumer<Sheet.Row>> C scan(Iterator<Sheet.Row> rows, Function<Header, C> start) {
        if (!rows.hasNext()) {
            throw new BadFileException(file + " is empty; it must have a line of column names, and rows below");
        }
        Sheet.Row first = rows.next();
        checkSeparator(first);
        if (!rows.hasNext()) {
            throw new BadFileException(file + " must have rows below the column names, got only the line '"
                    + Quote.of(String.join(separator, first.cells())) + "'");
        }
        Sheet.Row row = rows.next();
        Header header = Header.of(file, first, row.cells().size());
        C consumer = start.apply(header);
        int count = 1;
        accept(row, header, consumer);
        while (rows.hasNext()) {
            accept(rows.next(), header, consumer);
            count++;
        }
        checkCount(header, count);
        return consumer;
    }

    /** A wrong separator most often leaves the header in one piece, whatever it makes of the rows. */
    private void checkSeparator(Sheet.Row first) {
        String hint = first.cells().size() == 1 ? Separator.hint(file, separator) : "";
        if (!hint.isEmpty()) {
            throw Sheet.wrong(
                    file,
                    first.line(),
                    "there is 1 column, '" + Quote.of(first.cells().get(0)) + "'" + hint);
        }
    }

    private void accept(Sheet.Row row, Header header, Consumer<Sheet.Row> consumer) {
        int columns = header.names().size();
        int width = row.cells().size();
        if (width != columns) {
            throw Sheet.wrong(
                    file, row.line(), "there must be " + columns + " cells, got " + width + cure(width > columns));
        }
        consumer.accept(row);
    }

    private String cure(boolean tooMany) {
        String hint = Separator.hint(file, separator);
        if (!hint.isEmpty()) {
            return hint;
        }
        return tooMany
                ? "; put cells that contain the separator in double quotes"
                : "; complete the line, or remove it";
    }

    private void checkCount(Header header, int count) {
        if (header.rows().isPresent() && header.rows().getAsInt() != count) {
            throw Sheet.wrong(
                    file,
                    header.line(),
                    "there must be " + header.rows().getAsInt() + " rows below, got " + count
                            + "; correct the number, or complete the file");
        }
    }
}
