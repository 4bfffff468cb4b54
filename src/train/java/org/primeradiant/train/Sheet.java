package org.primeradiant.train;

import java.nio.file.Path;
import java.util.List;
import org.primeradiant.pipeline.BadFileException;

/**
 * The content of a CSV.
 *
 * @param names names of the columns
 * @param classes names of the classes that the last column refers to by number; empty if the file does not name them
 * @param rows the rows below the header
 */
record Sheet(Path file, List<String> names, List<String> classes, List<Row> rows) {
    Sheet {
        names = List.copyOf(names);
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line line in the file where it begins, from 1
     * @param cells one per column, stripped of surrounding blanks
     */
    record Row(long line, List<String> cells) {}

    /** For a line of the file. */
    static BadFileException wrong(Path file, long line, String what) {
        return new BadFileException(file + " line " + line + ": " + what);
    }

    /** For a row of this sheet. */
    BadFileException wrong(int row, String what) {
        return wrong(file, rows.get(row).line(), what);
    }

    /** For the file as a whole. */
    BadFileException wrong(String what) {
        return new BadFileException(file + ": " + what);
    }

    /**
     * The index of a column.
     *
     * @param option the option that named it, for the message
     * @throws BadFileException if there is no such column
     */
    int place(String name, String option) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw wrong(option + " must name one of the columns " + String.join(", ", names) + "; got '" + name + "'");
        }
        return place;
    }
}
