package org.primeradiant.microservice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The names of columns that a component does not name: {@code t:0}, {@code t:1} and so on. */
final class ColumnNames {
    /** Most answers have few columns; theirs are made once. */
    private static final List<List<String>> FEW =
            IntStream.range(0, 33).mapToObj(ColumnNames::make).toList();

    private ColumnNames() {}

    static List<String> of(int columns) {
        return columns < FEW.size() ? FEW.get(columns) : make(columns);
    }

    private static List<String> make(int columns) {
        List<String> names = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            names.add("t:" + column);
        }
        return List.copyOf(names);
    }
}
