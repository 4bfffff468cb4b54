package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The column names of a file of interactions.
 *
 * @param line the line of the header, from 1
 * @param names without surrounding blanks
 */
record InteractionHeader(Path file, long line, List<String> names) {
    private static final int NONE = -1;
    private static final int MOST_LISTED = 20;

    InteractionHeader {
        names = List.copyOf(names);
    }

    InteractionHeader(Path file, CsvRecord first) {
        this(
                file,
                first.getStartingLineNumber(),
                first.getFields().stream().map(String::strip).toList());
    }

    /**
     * Finds a column, in any case if it is not there as it is written.
     *
     * @param part what the column holds, which is also its usual name
     * @param given the name that the user gave; empty for the usual name
     * @param isNeeded whether the column must exist even if the user did not name it
     * @return its index, or -1 if it may be and is absent
     */
    int place(String part, String given, boolean isNeeded) throws BadInput {
        String name = given.isEmpty() ? part : given.strip();
        int[] places = places(name);
        if (places.length == 1) {
            return places[0];
        }
        if (places.length > 1) {
            throw BadInput.in(
                    file,
                    line,
                    "has " + places.length + " columns '" + name + "'; rename the others, or name another with --"
                            + part);
        }
        if (!given.isEmpty()) {
            throw BadInput.in(
                    file,
                    line,
                    "has no column '" + name + "', which --" + part + " names; the columns are " + list() + cure());
        }
        if (isNeeded) {
            throw BadInput.in(
                    file,
                    line,
                    "is the header, as it has no number, but there is no column '" + name + "'; name the column of "
                            + part + "s with --" + part + "; the columns are " + list());
        }
        return NONE;
    }

    private int[] places(String name) {
        int[] exact = IntStream.range(0, names.size())
                .filter(place -> names.get(place).equals(name))
                .toArray();
        return exact.length > 0
                ? exact
                : IntStream.range(0, names.size())
                        .filter(place -> names.get(place).equalsIgnoreCase(name))
                        .toArray();
    }

    /** Checks that no column has two parts. */
    void checkDifferent(int... places) throws BadInput {
        for (int place : places) {
            if (place != NONE
                    && IntStream.of(places).filter(other -> other == place).count() > 1) {
                throw BadInput.in(
                        file,
                        line,
                        "column '" + names.get(place) + "' cannot be two of user, item, timestamp and weight");
            }
        }
    }

    private String list() {
        return String.join(
                        ", ", names.stream().limit(MOST_LISTED).map(Quote::of).toList())
                + (names.size() > MOST_LISTED ? " and " + (names.size() - MOST_LISTED) + " more" : "");
    }

    private String cure() {
        boolean isRow = names.stream().anyMatch(name -> name.matches("[+-]?\\d+"));
        return isRow ? "; if this line is a row, add a line of column names above it" : "";
    }
}
