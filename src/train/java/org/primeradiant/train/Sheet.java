package org.primeradiant.train;

import java.nio.file.Path;
import java.util.List;
import org.primeradiant.pipeline.BadFileException;

/**
 * What a CSV holds.
 *
 * @param names of the columns
 * @param classes the names of the classes that the last column numbers; empty if the file does not say
 * @param rows what is below the header
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
     * @param line where it begins in the file, from 1
     * @param cells one for each column, without the blanks around them
     */
    record Row(long line, List<String> cells) {}

    /** What is wrong with a line of this file. */
    static BadFileException wrong(Path file, long line, String what) {
        return new BadFileException(file + " line " + line + ": " + what);
    }

    /** What is wrong with a row of this sheet. */
    BadFileException wrong(int row, String what) {
        return wrong(file, rows.get(row).line(), what);
    }

    /** What is wrong with the file as a whole. */
    BadFileException wrong(String what) {
        return new BadFileException(file + ": " + what);
    }

    /**
     * The place of a column.
     *
     * @param option the option that named it, for the message
     */
    int place(String name, String option) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw wrong(option + " must name a column, which are " + String.join(", ", names) + "; got '" + name + "'");
        }
        return place;
    }
}
