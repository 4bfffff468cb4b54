package org.primeradiant.train;

import java.util.ArrayList;
import java.util.List;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.Column;
import org.primeradiant.pipeline.Feature;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.Table;
import org.primeradiant.pipeline.Texts;

/**
 * Turns a sheet into samples: columns that hold only numbers become numbers, all others categories.
 *
 * @param target name of the target column; empty for the last column
 * @param wanted the model to train
 * @param excluded names of columns that are not features
 * @param categories names of number columns to treat as categories
 * @param format how cells are read
 */
record SampleReader(
        String target, TargetReader.Wanted wanted, List<String> excluded, List<String> categories, CellFormat format) {
    /** The last column is the target, all others are features. */
    static final SampleReader DEFAULT =
            new SampleReader("", TargetReader.Wanted.AUTO, List.of(), List.of(), CellFormat.DEFAULT);

    SampleReader {
        excluded = List.copyOf(excluded);
        categories = List.copyOf(categories);
    }

    /**
     * What the columns are for.
     *
     * @param target place of the target
     * @param features places of the features
     */
    record Roles(int target, List<Integer> features) {}

    /**
     * Finds the target and the features.
     *
     * @throws BadFileException if a named column does not exist, or there are no features
     */
    Roles roles(Header header) {
        excluded.forEach(name -> header.place(name, "--exclude"));
        categories.forEach(name -> header.place(name, "--category"));
        int last = header.names().size() - 1;
        int place = target.isEmpty() ? last : header.place(target, "--target");
        String name = header.names().get(place);
        if (excluded.contains(name)) {
            throw new BadFileException(header.file() + ": --exclude must not name the target '" + name
                    + "'; choose another column with --target");
        }
        if (categories.contains(name)) {
            throw new BadFileException(header.file() + ": --category must not name the target '" + name
                    + "'; for classes, give --model=logistic");
        }
        List<Integer> features = new ArrayList<>();
        for (int column = 0; column <= last; column++) {
            if (column != place && !excluded.contains(header.names().get(column))) {
                features.add(column);
            }
        }
        if (features.isEmpty()) {
            throw new BadFileException(header.file() + ": there must be 1 feature or more besides the target '" + name
                    + "'; the columns are " + String.join(", ", header.names()));
        }
        return new Roles(place, features);
    }

    /**
     * Reads the samples.
     *
     * @throws BadFileException if a named column does not exist, there are no features, or the target is invalid
     */
    Samples read(Sheet sheet) {
        Roles roles = roles(sheet.header());
        List<Column> columns = new ArrayList<>();
        for (int place : roles.features()) {
            columns.add(column(sheet.names().get(place), cells(sheet, place)));
        }
        return new Samples(
                sheet,
                columns.stream()
                        .map(column -> new Feature(column.name(), column.kind()))
                        .toList(),
                Table.of(sheet.rows().size(), columns),
                new TargetReader(sheet, roles.target(), cells(sheet, roles.target()), format).read(wanted));
    }

    private List<String> cells(Sheet sheet, int place) {
        return sheet.rows().stream()
                .map(row -> row.cells().get(place))
                .map(cell -> format.isMissing(cell) ? "" : cell)
                .toList();
    }

    private Column column(String name, List<String> cells) {
        boolean numbers = !categories.contains(name)
                && cells.stream()
                        .allMatch(cell -> cell.isEmpty() || format.number(cell).isPresent());
        return numbers
                ? new Numbers(
                        name,
                        name,
                        cells.stream()
                                .mapToDouble(cell -> format.number(cell).orElse(Double.NaN))
                                .toArray())
                : new Texts(name, name, cells.toArray(String[]::new));
    }
}
