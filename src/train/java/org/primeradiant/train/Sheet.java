package org.primeradiant.train;

import java.nio.file.Path;
import java.util.List;
import org.primeradiant.pipeline.BadFileException;

/**
 * The content of a CSV.
 *
 * @param rows the rows below the header
 */
record Sheet(Header header, List<Row> rows) {
    Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line line in the file where it begins, from 1
     * @param cells one per column, stripped of surrounding blanks
     */
    record Row(long line, List<String> cells) {}

    Path file() {
        return header.file();
    }

    List<String> names() {
        return header.names();
    }

    /** For a line of the file. */
    static BadFileException wrong(Path file, long line, String what) {
        return new BadFileException(file + " line " + line + ": " + what);
    }

    /** For a row of this sheet. */
    BadFileException wrong(int row, String what) {
        return wrong(file(), rows.get(row).line(), what);
    }

    /** For the file as a whole. */
    BadFileException wrong(String what) {
        return new BadFileException(file() + ": " + what);
    }
}
