package org.primeradiant.train;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.primeradiant.pipeline.BadFileException;

/**
 * Reads a file once, in bounded memory, to find before any training what would make the model worthless or doubtful:
 * numbers that are not written as numbers, too many categories, columns without information, a target without classes
 * or with a rare one.
 */
final class Survey implements Consumer<Sheet.Row> {
    /** Distinct values to remember in all columns together; about 30 bytes each. */
    private static final int MOST_REMEMBERED = 500_000;

    private static final int MOST_REMEMBERED_OF_A_COLUMN = 20_000;

    private final Header header;
    private final SampleReader reader;
    private final int mostCategories;
    private final int targetPlace;
    private final TargetSurvey target;
    private final List<Feature> features;

    private Survey(Header header, SampleReader reader, int mostCategories) {
        SampleReader.Roles roles = reader.roles(header);
        int remembered = Math.min(
                MOST_REMEMBERED_OF_A_COLUMN, MOST_REMEMBERED / roles.features().size());
        this.header = header;
        this.reader = reader;
        this.mostCategories = mostCategories;
        this.targetPlace = roles.target();
        this.target = new TargetSurvey(header.names().get(targetPlace), reader.format());
        this.features = roles.features().stream()
                .map(place -> new Feature(
                        place,
                        new ColumnSurvey(
                                header.names().get(place), reader.format(), Math.max(mostCategories, remembered))))
                .toList();
    }

    /** A feature's place and statistics, and whether it has been equal to the target so far. */
    static final class Feature {
        private final int place;
        private final ColumnSurvey column;
        private boolean equalsTarget = true;

        private Feature(int place, ColumnSurvey column) {
            this.place = place;
            this.column = column;
        }
    }

    /**
     * Surveys a file.
     *
     * @param reader says what the columns are for
     * @param mostCategories maximum number of categories per column
     * @throws BadFileException if the file is not a CSV, or lacks a column that an option names
     */
    static Findings of(Path file, String separator, SampleReader reader, int mostCategories) {
        return SheetReader.scan(file, separator, header -> new Survey(header, reader, mostCategories))
                .findings();
    }

    @Override
    public void accept(Sheet.Row row) {
        String wanted = row.cells().get(targetPlace);
        target.add(row.line(), wanted);
        for (Feature feature : features) {
            String cell = row.cells().get(feature.place);
            feature.column.add(row.line(), cell);
            feature.equalsTarget &= feature.equalsTarget && isEqual(cell, wanted);
        }
    }

    private boolean isEqual(String cell, String wanted) {
        if (cell.equals(wanted)) {
            return true;
        }
        OptionalDouble number = reader.format().number(cell);
        return number.isPresent() && number.equals(reader.format().number(wanted));
    }

    private Findings findings() {
        Findings findings = new Findings(header.file());
        if (header.looksLikeARow()) {
            findings.warning(
                    header.line(),
                    "the column names are all numbers; if this line is a row, add a line of names above it");
        }
        boolean named = header.namesClassesOf(targetPlace);
        target.check(findings, reader.wanted(), named ? header.classes() : List.of());
        for (Feature feature : features) {
            check(feature, findings);
        }
        if (findings.errors().isEmpty()) {
            checkSize(findings, target.isClasses(reader.wanted(), named) ? target.classes() : 1);
        }
        return findings;
    }

    private void check(Feature feature, Findings findings) {
        String name = feature.column.name();
        if (feature.equalsTarget && !feature.column.isConstant()) {
            findings.error("column '" + name + "' equals the target '"
                    + header.names().get(targetPlace) + "' in all rows, so the model would learn to copy it;"
                    + " leave it out with --exclude=" + Quote.option(name));
            return;
        }
        new FeatureCheck(findings, feature.column, mostCategories)
                .run(reader.categories().contains(name));
    }

    /** Checked again by the fit, but that comes after a table of all categories has been made. */
    private void checkSize(Findings findings, int classes) {
        long columns = 0;
        String largest = "";
        int most = 0;
        for (Feature feature : features) {
            boolean number = feature.column.isNumeric() && !reader.categories().contains(feature.column.name());
            int count = number ? 1 : feature.column.different();
            columns += count;
            if (count > most) {
                most = count;
                largest = feature.column.name();
            }
        }
        if (classes > 1 && RegressionFit.weights(classes, columns) > RegressionFit.MOST_WEIGHTS) {
            findings.error(RegressionFit.tooLarge(classes, columns)
                    + (most > 1 ? ", first of all '" + largest + "' with " + most + " categories" : ""));
        }
    }
}
