package org.primeradiant.train;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.CellText;

/** Reads the target from a column. */
final class TargetReader {
    private static final Comparator<String> BY_LETTERS = Comparator.naturalOrder();

    private final Sheet sheet;
    private final int place;
    private final List<String> cells;
    private final CellFormat format;

    /**
     * Sets up the reader of a column.
     *
     * @param cells the column's cells, empty where missing
     */
    TargetReader(Sheet sheet, int place, List<String> cells, CellFormat format) {
        this.sheet = sheet;
        this.place = place;
        this.cells = cells;
        this.format = format;
    }

    /** The model to train. */
    enum Wanted {
        /** Depends on the values: linear for three or more different numbers without class names, else logistic. */
        AUTO,
        LOGISTIC,
        LINEAR;

        /**
         * Whether the target is one of classes. Two numbers, such as 0 and 1, are: nobody asks for an amount of them.
         *
         * @param named whether the file names the classes
         * @param numbers whether all values are numbers
         * @param different number of different values; 3 may stand for more
         */
        boolean isClasses(boolean named, boolean numbers, int different) {
            return switch (this) {
                case AUTO -> named || !numbers || different == 2;
                case LOGISTIC -> true;
                case LINEAR -> false;
            };
        }

        /** The name used on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the target.
     *
     * @throws BadFileException if a value does not fit, there are fewer than 2 classes, or a class has no rows; the
     *     message names the file and, for a value, the line
     */
    Target read(Wanted wanted) {
        for (int row = 0; row < cells.size(); row++) {
            if (cells.get(row).isEmpty()) {
                throw sheet.wrong(row, "the target '" + name() + "' is missing; fill it in, or remove the row");
            }
        }
        boolean numbers = cells.stream().allMatch(cell -> format.number(cell).isPresent());
        boolean named = sheet.header().namesClassesOf(place);
        int different = (int) cells.stream().distinct().limit(3).count();
        if (!wanted.isClasses(named, numbers, different)) {
            return amounts();
        }
        return named ? numbered() : classes();
    }

    private Target numbered() {
        List<String> classes = sheet.header().classes();
        int[] labels = new int[cells.size()];
        for (int row = 0; row < labels.length; row++) {
            double label = CellText.number(cells.get(row)).orElse(-1);
            if (label < 0 || label >= classes.size() || label != Math.rint(label)) {
                throw sheet.wrong(
                        row,
                        "the class must be a whole number from 0 to " + (classes.size() - 1) + ", got '"
                                + cells.get(row) + "'");
            }
            labels[row] = (int) label;
        }
        return checked(new Target.Classes(name(), classes, labels));
    }

    private Target classes() {
        List<String> classes = sorted(cells);
        Map<String, Integer> labels = new HashMap<>();
        classes.forEach(name -> labels.put(name, labels.size()));
        return checked(new Target.Classes(
                name(), classes, cells.stream().mapToInt(labels::get).toArray()));
    }

    private Target checked(Target.Classes target) {
        int[] counts = target.counts(IntStream.range(0, cells.size()).toArray());
        long there = IntStream.of(counts).filter(count -> count > 0).count();
        if (there < 2 || there < counts.length) {
            throw sheet.wrong("the target '" + name() + "' must have 2 classes or more, each with a row;"
                    + " classes with rows: " + there + " of " + counts.length);
        }
        return target;
    }

    private Target amounts() {
        double[] values = new double[cells.size()];
        for (int row = 0; row < values.length; row++) {
            String cell = cells.get(row);
            int line = row;
            values[row] = format.number(cell)
                    .orElseThrow(() -> sheet.wrong(
                            line,
                            "the target '" + name() + "' of a linear model must be a number, got '" + cell + "'"));
        }
        return new Target.Amounts(name(), values);
    }

    private String name() {
        return sheet.names().get(place);
    }

    /** The distinct texts, sorted by number if all are numbers, else alphabetically. */
    static List<String> sorted(List<String> texts) {
        boolean numbers = texts.stream().allMatch(text -> CellText.number(text).isPresent());
        Comparator<String> byNumber =
                Comparator.comparingDouble(text -> CellText.number(text).orElseThrow());
        return texts.stream()
                .distinct()
                .sorted(numbers ? byNumber.thenComparing(BY_LETTERS) : BY_LETTERS)
                .toList();
    }
}
