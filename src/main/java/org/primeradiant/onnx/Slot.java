package org.primeradiant.onnx;

import java.util.List;

/**
 * An input or output of a model, as its file declares it.
 *
 * @param name the name in the graph
 * @param type the type of the elements; of the values, if they are maps
 * @param shape length of each dimension, -1 for any; empty for a single value and if the file declares no shape
 * @param maps whether it is a sequence of maps, one per row, as ZipMap makes it; only an output
 */
public record Slot(String name, DataType type, List<Long> shape, boolean maps) {
    public Slot {
        shape = List.copyOf(shape);
    }

    /** Whether it is one column of a table: one value per row. */
    boolean isColumn() {
        return !maps && (shape.size() < 2 || shape.size() == 2 && shape.get(1) == 1);
    }
}
