package org.primeradiant.oip;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/**
 * The columns of an answer's table, each of which can be an output of its own.
 *
 * @param table the table
 * @param positions the column of each name; empty if the answer is no table with column names
 */
record AnswerColumns(Tensor table, Map<String, Integer> positions) {
    private static final AnswerColumns NONE = new AnswerColumns(Tensor.wrap(new int[] {0}, new double[0]), Map.of());

    static AnswerColumns of(Payload payload) {
        if (!(payload instanceof Data data)
                || data.names().isEmpty()
                || data.tensor().rank() != 2) {
            return NONE;
        }
        int width = Math.min(data.names().size(), data.tensor().dimension(1));
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int column = 0; column < width; column++) {
            positions.putIfAbsent(data.names().get(column), column);
        }
        return new AnswerColumns(data.tensor(), positions);
    }

    Collection<String> names() {
        return positions.keySet();
    }

    boolean has(String name) {
        return positions.containsKey(name);
    }

    /** A column that there is, of shape {@code [n, 1]}. */
    Tensor column(String name) {
        int column = positions.get(name);
        int rows = table.dimension(0);
        int width = table.dimension(1);
        Object array = Elements.array(table.type(), rows);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(table.array(), row * width + column, array, row, 1);
        }
        return Tensor.wrap(new int[] {rows, 1}, array);
    }
}
