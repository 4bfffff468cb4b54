package org.primeradiant.onnx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the column of each input in a table.
 *
 * @param names the names that the caller sent; empty if it sent none
 */
record ColumnPlaces(InputReader reader, List<String> names) {
    /**
     * The place of each input: by name, or by position if the columns have no names.
     *
     * @param width the number of columns
     * @throws org.primeradiant.api.SeldonException if there is not one column for each input
     */
    int[] of(int width) {
        List<String> inputs = reader.slots().stream().map(Slot::name).toList();
        if (width != inputs.size()) {
            throw reader.bad("takes " + inputs.size() + " columns: " + reader.names() + "; got " + width);
        }
        if (names.stream().allMatch(ColumnPlaces::isPlaceholder)) {
            return IntStream.range(0, width).toArray();
        }
        if (names.size() != width || !names.containsAll(inputs)) {
            throw reader.bad("takes the columns " + reader.names() + ", got " + String.join(", ", names));
        }
        return inputs.stream().mapToInt(names::indexOf).toArray();
    }

    /** Whether the name is one that hosts give to columns without names: {@code t:0} and so on. */
    private static boolean isPlaceholder(String name) {
        return name.startsWith("t:") && name.chars().skip(2).allMatch(Character::isDigit);
    }
}
