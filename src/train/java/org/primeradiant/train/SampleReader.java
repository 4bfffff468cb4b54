package org.primeradiant.train;

import java.util.ArrayList;
import java.util.List;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.CellText;
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
 * @param missing texts that stand for a missing value, besides empty and NaN
 */
record SampleReader(
        String target,
        TargetReader.Wanted wanted,
        List<String> excluded,
        List<String> categories,
        List<String> missing) {
    /** The last column is the target, all others are features. */
    static final SampleReader DEFAULT = new SampleReader("", TargetReader.Wanted.AUTO, List.of(), List.of(), List.of());

    SampleReader {
        excluded = List.copyOf(excluded);
        categories = List.copyOf(categories);
        missing = List.copyOf(missing);
    }

    /**
     * Reads the samples.
     *
     * @throws BadFileException if a named column does not exist, there are no features, or the target is invalid
     */
    Samples read(Sheet sheet) {
        excluded.forEach(name -> sheet.place(name, "--exclude"));
        categories.forEach(name -> sheet.place(name, "--category"));
        int last = sheet.names().size() - 1;
        int targetPlace = target.isEmpty() ? last : sheet.place(target, "--target");
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place <= last; place++) {
            String name = sheet.names().get(place);
            if (place != targetPlace && !excluded.contains(name)) {
                columns.add(column(name, cells(sheet, place)));
            }
        }
        if (columns.isEmpty()) {
            throw sheet.wrong("there must be 1 feature or more besides the target");
        }
        return new Samples(
                sheet,
                columns.stream()
                        .map(column -> new Feature(column.name(), column.kind()))
                        .toList(),
                Table.of(sheet.rows().size(), columns),
                new TargetReader(sheet, targetPlace, cells(sheet, targetPlace)).read(wanted));
    }

    private List<String> cells(Sheet sheet, int place) {
        return sheet.rows().stream()
                .map(row -> row.cells().get(place))
                .map(cell -> CellText.isMissing(cell) || missing.contains(cell) ? "" : cell)
                .toList();
    }

    private Column column(String name, List<String> cells) {
        boolean numbers = !categories.contains(name)
                && cells.stream()
                        .allMatch(
                                cell -> cell.isEmpty() || CellText.number(cell).isPresent());
        return numbers
                ? new Numbers(
                        name,
                        name,
                        cells.stream()
                                .mapToDouble(cell -> CellText.number(cell).orElse(Double.NaN))
                                .toArray())
                : new Texts(name, name, cells.toArray(String[]::new));
    }
}
