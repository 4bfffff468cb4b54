package org.primeradiant.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.CellText;

/**
 * What the first line of a CSV says.
 *
 * @param line the line of the header, from 1
 * @param names names of the columns
 * @param classes names of the classes that the last column refers to by number; empty if the file does not name them
 * @param rows number of rows that the line announces; empty if it does not
 */
record Header(Path file, long line, List<String> names, List<String> classes, OptionalInt rows) {
    Header {
        names = List.copyOf(names);
        classes = List.copyOf(classes);
    }

    /**
     * Reads the header.
     *
     * @param width number of cells on the next line, which tells the two forms of a CSV apart
     * @throws BadFileException if a name is missing or there twice
     */
    static Header of(Path file, Sheet.Row first, int width) {
        List<String> head = first.cells();
        if (isCounted(head, width)) {
            List<String> classes = head.subList(2, head.size());
            checkNames(file, first.line(), "class", classes);
            return new Header(file, first.line(), numbered(width - 1), classes, count(head.get(0)));
        }
        checkNames(file, first.line(), "column", head);
        return new Header(file, first.line(), head, List.of(), OptionalInt.empty());
    }

    /** Whether the line has the form of scikit-learn's data sets: counts of rows and features, then classes. */
    static boolean isCounted(List<String> head, int width) {
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

    private static void checkNames(Path file, long line, String of, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (CellText.isMissing(name)) {
                throw Sheet.wrong(file, line, of + " " + (seen.size() + 1) + " must have a name");
            }
            if (!seen.add(name)) {
                throw Sheet.wrong(
                        file,
                        line,
                        "there must be one " + of + " '" + name + "', got two; rename one of them"
                                + (isNumber(names) ? ", or add a line of names if this one is a row" : ""));
            }
        }
    }

    private static boolean isNumber(List<String> names) {
        return names.stream().allMatch(name -> CellText.number(name).isPresent());
    }

    /** Whether all columns have numbers for names, as if the line were a row. */
    boolean looksLikeARow() {
        return rows.isEmpty() && isNumber(names);
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
            throw new BadFileException(file + ": " + option + " must name one of the columns "
                    + String.join(", ", names) + "; got '" + name + "'");
        }
        return place;
    }

    /** Whether the column refers to classes that the file names. */
    boolean namesClassesOf(int place) {
        return !classes.isEmpty() && place == names.size() - 1;
    }
}
