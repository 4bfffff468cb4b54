package org.primeradiant.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replaces a column of categories, in its position, by one number column per category, named {@code column=category}:
 * 1 in rows of that category, else 0. A missing category stays missing.
 *
 * @param columns the categories by column name
 */
public record OneHot(Map<String, Encoding> columns) implements Step {
    public OneHot {
        columns = Step.copy(columns);
    }

    @Override
    public String type() {
        return "one-hot";
    }

    @Override
    public Table apply(Table table) {
        return table.replace(columns, (column, encoding) -> encoded((Texts) column, encoding));
    }

    private static List<Column> encoded(Texts texts, Encoding encoding) {
        int[] places = new int[texts.size()];
        for (int row = 0; row < places.length; row++) {
            places[row] = texts.isMissing(row) ? Encoding.MISSING : encoding.place(texts, row);
        }
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < encoding.categories().size(); place++) {
            String name = texts.name() + "=" + encoding.categories().get(place);
            columns.add(new Numbers(name, texts.feature(), indicator(places, place)));
        }
        return columns;
    }

    private static double[] indicator(int[] places, int place) {
        double[] values = new double[places.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = places[row] == Encoding.MISSING ? Double.NaN : places[row] == place ? 1 : 0;
        }
        return values;
    }
}
