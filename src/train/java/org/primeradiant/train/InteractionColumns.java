package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Maps the columns of an interaction file.
 *
 * <p>A first row without any number is a header: it must name the columns {@code user} and {@code item}, and may name
 * {@code timestamp} and {@code weight}; other columns are ignored. Otherwise the columns are user, item and, if there
 * is a third, timestamp.
 *
 * @param file the file, for messages
 * @param areNamed whether the first row names the columns
 * @param count number of columns
 * @param user index of the user
 * @param item index of the item
 * @param timestamp index of the timestamp, or -1
 * @param weight index of the weight, or -1
 */
record InteractionColumns(Path file, boolean areNamed, int count, int user, int item, int timestamp, int weight) {
    private static final int NONE = -1;

    /** Determines the columns from the first row. */
    static InteractionColumns of(Path file, CsvRecord first) throws BadInput {
        List<String> names = first.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int count = names.size();
        if (names.stream().noneMatch(InteractionColumns::isNumber)) {
            int user = place(file, first, names, "user");
            int item = place(file, first, names, "item");
            return new InteractionColumns(
                    file, true, count, user, item, names.indexOf("timestamp"), names.indexOf("weight"));
        }
        if (count < 2 || count > 3) {
            throw BadInput.in(
                    file,
                    first.getStartingLineNumber(),
                    "has " + columns(count)
                            + "; without a header there must be 2 or 3: user,item or user,item,timestamp");
        }
        return new InteractionColumns(file, false, count, 0, 1, count == 3 ? 2 : NONE, NONE);
    }

    private static int place(Path file, CsvRecord header, List<String> names, String name) throws BadInput {
        if (names.contains(name)) {
            return names.indexOf(name);
        }
        throw BadInput.in(
                file,
                header.getStartingLineNumber(),
                "contains no number and so is the header, but has no column '" + name + "': " + header.getFields());
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Creates the builder that {@link #add} fills. */
    InteractionsBuilder collector() {
        return new InteractionsBuilder(timestamp != NONE, weight != NONE);
    }

    /** Parses a row and adds its interaction. */
    void add(CsvRecord row, InteractionsBuilder interactions) throws BadInput {
        if (row.getFieldCount() != count) {
            throw BadInput.in(
                    file,
                    row.getStartingLineNumber(),
                    "has " + columns(row.getFieldCount()) + ", but the first line has " + count);
        }
        interactions.add(
                number(row, user, "user"),
                number(row, item, "item"),
                timestamp == NONE ? 0 : number(row, timestamp, "timestamp"),
                weight == NONE ? 1 : positive(row, weight, "weight"));
    }

    private long number(CsvRecord row, int column, String name) throws BadInput {
        try {
            return Long.parseLong(row.getField(column).strip());
        } catch (NumberFormatException e) {
            throw bad(row, column, name, "a whole number of at most 64 bits");
        }
    }

    private float positive(CsvRecord row, int column, String name) throws BadInput {
        try {
            float value = Float.parseFloat(row.getField(column).strip());
            if (value > 0 && value < Float.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(row, column, name, "a positive number");
        }
        throw bad(row, column, name, "a positive number");
    }

    private BadInput bad(CsvRecord row, int column, String name, String kind) {
        return BadInput.in(
                file,
                row.getStartingLineNumber(),
                name + " must be " + kind + ", got '" + shortened(row.getField(column)) + "'");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
