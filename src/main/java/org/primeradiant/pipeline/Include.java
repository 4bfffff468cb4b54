package org.primeradiant.pipeline;

import java.util.List;

/**
 * Keeps the given columns and drops all others.
 *
 * @param columns names of the columns to keep, in their new order
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
