package org.primeradiant.pipeline;

import java.util.List;

/**
 * Keeps some columns.
 *
 * @param columns their names, in the order that they are to have
 */
record Include(List<String> columns) implements Step {
    Include {
        columns = List.copyOf(columns);
    }

    @Override
    public String type() {
        return "include";
    }

    @Override
    public Table apply(Table table) {
        return table.only(columns);
    }
}
