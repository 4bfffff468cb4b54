package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Which column of a file of interactions holds what.
 *
 * <p>If the first row holds no number, it names the columns: {@code user} and {@code item}, and if they are there {@code
 * timestamp} and {@code weight}; others are passed over. Else the columns are user, item and, if there is a third,
 * timestamp.
 *
 * @param file the file, for the messages
 * @param areNamed whether the first row names the columns
 * @param count how many there are
 * @param user where the user is
 * @param item where the item is
 * @param timestamp where the time is, or -1
 * @param weight where the weight is, or -1
 */
record InteractionColumns(Path file, boolean areNamed, int count, int user, int item, int timestamp, int weight) {
    private static final int NONE = -1;

    /** Understands the first row. */
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
                "holds no number and so is the header, but names no column '" + name + "': " + header.getFields());
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

    /** Where the rows go. */
    InteractionsBuilder collector() {
        return new InteractionsBuilder(timestamp != NONE, weight != NONE);
    }

    /** Adds what a row says. */
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
