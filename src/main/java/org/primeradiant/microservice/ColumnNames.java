package org.primeradiant.microservice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;

/** Default column names, for components that name none: {@code t:0}, {@code t:1} and so on. */
final class ColumnNames {
    /** Created once, because most answers have few columns. */
    private static final List<List<String>> FEW =
            IntStream.range(0, 33).mapToObj(ColumnNames::make).toList();

    /** Heap size of a short string and the reference to it. */
    private static final int NAME_BYTES = 64;

    private ColumnNames() {}

    static List<String> of(int columns) {
        return columns < FEW.size() ? FEW.get(columns) : make(columns);
    }

    /** Bytes of heap that the default names of an answer's columns take; 0 if they exist already. */
    static long bytes(Payload answer) {
        if (answer instanceof Data data && data.tensor().rank() > 1) {
            int columns = data.tensor().dimension(1);
            return columns < FEW.size() ? 0 : (long) NAME_BYTES * columns;
        }
        return 0;
    }

    private static List<String> make(int columns) {
        List<String> names = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            names.add("t:" + column);
        }
        return List.copyOf(names);
    }
}
