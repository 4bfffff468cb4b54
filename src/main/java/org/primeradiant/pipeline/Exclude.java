package org.primeradiant.pipeline;

import java.util.List;

/**
 * Drops columns.
 *
 * @param columns names of the columns to drop
 */
record Exclude(List<String> columns) implements Step {
    Exclude {
        columns = List.copyOf(columns);
    }

    @Override
    public String type() {
        return "exclude";
    }

    @Override
    public Table apply(Table table) {
        return table.without(columns);
    }
}
