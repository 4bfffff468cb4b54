package org.primeradiant.api;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * The column names of an answer whose component names none: {@code t:0}, {@code t:1} and so on. The names are made when
 * they are asked for, because an answer may have a hundred thousand of them, and those of JSON are written without any.
 * Immutable.
 */
public final class DefaultNames extends AbstractList<String> implements RandomAccess {
    /** What each name begins with; the number of its column follows. */
    public static final String PREFIX = "t:";

    /** Created once, because most answers have few columns. */
    private static final List<DefaultNames> FEW =
            IntStream.range(0, 33).mapToObj(DefaultNames::new).toList();

    private static final String[] FEW_NAMES =
            IntStream.range(0, 33).mapToObj(DefaultNames::name).toArray(String[]::new);

    private final int columns;

    private DefaultNames(int columns) {
        this.columns = columns;
    }

    /** Returns the names of this many columns. */
    public static DefaultNames of(int columns) {
        return columns < FEW.size() ? FEW.get(columns) : new DefaultNames(columns);
    }

    private static String name(int column) {
        return PREFIX + column;
    }

    @Override
    public String get(int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(column);
        }
        return column < FEW_NAMES.length ? FEW_NAMES[column] : name(column);
    }

    @Override
    public int size() {
        return columns;
    }
}
