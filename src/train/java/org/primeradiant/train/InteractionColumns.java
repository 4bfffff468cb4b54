package org.primeradiant.train;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * Maps the columns of an interaction file.
 *
 * <p>A first row without any number is a header, and so is any first row if the user names columns. By default, it must
 * name the columns {@code user} and {@code item}, and may name {@code timestamp} and {@code weight}; other columns are
 * ignored. Without a header the columns are user, item and, if there is a third, timestamp.
 *
 * @param file the file, for messages
 * @param separator separates cells, for messages
 * @param names the header; empty if there is none
 * @param count number of columns
 * @param user index of the user
 * @param item index of the item
 * @param timestamp index of the timestamp, or -1
 * @param weight index of the weight, or -1
 */
record InteractionColumns(
        Path file, String separator, List<String> names, int count, int user, int item, int timestamp, int weight) {
    private static final int NONE = -1;

    InteractionColumns {
        names = List.copyOf(names);
    }

    /** Determines the columns from the first row. */
    static InteractionColumns of(Path file, CsvRecord first, InteractionFormat format) throws BadInput {
        int count = first.getFieldCount();
        String hint = count == 1 ? Separator.hint(file, format.separator()) : "";
        if (!hint.isEmpty()) {
            throw BadInput.in(
                    file, first.getStartingLineNumber(), "has 1 column, '" + Quote.of(first.getField(0)) + "'" + hint);
        }
        if (format.namesColumns() || first.getFields().stream().noneMatch(InteractionColumns::isNumber)) {
            return named(new InteractionHeader(file, first), format);
        }
        if (count < 2 || count > 3) {
            throw BadInput.in(
                    file,
                    first.getStartingLineNumber(),
                    "has " + columns(count)
                            + "; without a header there must be 2 or 3: user,item or user,item,timestamp; add a line of"
                            + " column names if there are others");
        }
        return new InteractionColumns(file, format.separator(), List.of(), count, 0, 1, count == 3 ? 2 : NONE, NONE);
    }

    private static InteractionColumns named(InteractionHeader header, InteractionFormat format) throws BadInput {
        int user = header.place("user", format.user(), true);
        int item = header.place("item", format.item(), true);
        int timestamp = header.place("timestamp", format.timestamp(), false);
        int weight = header.place("weight", format.weight(), false);
        header.checkDifferent(user, item, timestamp, weight);
        List<String> names = header.names();
        return new InteractionColumns(
                header.file(), format.separator(), names, names.size(), user, item, timestamp, weight);
    }

    /** Whether the first row names the columns. */
    boolean areNamed() {
        return !names.isEmpty();
    }

    /** Which column has what, for display. */
    String description() {
        return "user " + name(user) + ", item " + name(item)
                + (timestamp == NONE ? ", no timestamp: rows in the order of time" : ", timestamp " + name(timestamp))
                + (weight == NONE ? ", no weight" : ", weight " + name(weight));
    }

    private String name(int column) {
        return areNamed() ? "'" + Quote.of(names.get(column)) + "'" : "in column " + (column + 1);
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
                    "has " + columns(row.getFieldCount()) + ", but the first line has " + count
                            + Separator.hint(file, separator));
        }
        interactions.add(
                number(row, user, "user", "; give each user a number, or remove the row"),
                number(row, item, "item", "; give each item a number, or remove the row"),
                timestamp == NONE ? 0 : number(row, timestamp, "timestamp", "; convert it, as to seconds since 1970"),
                weight == NONE ? 1 : positive(row, weight));
    }

    private long number(CsvRecord row, int column, String name, String cure) throws BadInput {
        try {
            return Long.parseLong(row.getField(column).strip());
        } catch (NumberFormatException e) {
            throw bad(row, column, name + " must be a whole number of at most 64 bits", cure);
        }
    }

    private float positive(CsvRecord row, int column) throws BadInput {
        String text = row.getField(column).strip();
        String cure = text.indexOf(',') < 0 ? "; correct it, or remove the row" : "; write it with a decimal point";
        try {
            float value = Float.parseFloat(text);
            if (value > 0 && value < Float.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(row, column, "weight must be a positive number", cure);
        }
        throw bad(row, column, "weight must be a positive number", cure);
    }

    private BadInput bad(CsvRecord row, int column, String rule, String cure) {
        return BadInput.in(
                file, row.getStartingLineNumber(), rule + ", got '" + Quote.of(row.getField(column)) + "'" + cure);
    }
}
