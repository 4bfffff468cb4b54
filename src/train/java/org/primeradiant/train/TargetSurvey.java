package org.primeradiant.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.pipeline.CellText;

/** Statistics of the target column, with the rows of each class, and what they mean for a model. */
final class TargetSurvey {
    /** A class is rare with less than this part of an even share: with two classes, less than 10 % of the rows. */
    private static final int RARE = 5;

    private static final int MANY_ROWS_EACH = 10;
    private static final int SHOWN = 5;

    private final ColumnSurvey column;
    private final CellFormat format;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Sighting missing = new Sighting();

    TargetSurvey(String name, CellFormat format) {
        column = new ColumnSurvey(name, format, RegressionFit.MOST_WEIGHTS);
        this.format = format;
    }

    /** Adds a cell. */
    void add(long line, String cell) {
        column.add(line, cell);
        if (format.isMissing(cell)) {
            missing.add(line, cell);
        } else if (counts.containsKey(cell) || counts.size() <= RegressionFit.MOST_WEIGHTS) {
            counts.merge(cell, 1, Integer::sum);
        }
    }

    /** Number of classes; more than {@link RegressionFit#MOST_WEIGHTS} may be any number. */
    int classes() {
        return counts.size();
    }

    /** Whether a model of classes will be trained. */
    boolean isClasses(TargetReader.Wanted wanted, boolean named) {
        return wanted.isClasses(named, column.isNumeric(), column.different());
    }

    /**
     * Checks the target.
     *
     * @param classNames the class names that the file gives; empty if the cells are the names
     */
    void check(Findings findings, TargetReader.Wanted wanted, List<String> classNames) {
        if (missing.count() > 0) {
            findings.error(
                    missing.line(),
                    name() + " is missing" + (missing.count() == 1 ? "" : ", in " + missing.rows())
                            + "; fill it in, or remove the row");
        }
        if (column.isEmpty()) {
            return;
        }
        boolean named = !classNames.isEmpty();
        boolean meantAsNumbers = wanted != TargetReader.Wanted.LOGISTIC && FeatureCheck.isMeantAsNumbers(column);
        if (!named && meantAsNumbers && !column.isNumeric()) {
            numbers(findings);
            return;
        }
        if (column.isConstant()) {
            findings.error(name() + " is '" + counts.keySet().iterator().next()
                    + "' in all rows, so there is nothing to learn; choose another with --target, or add other rows");
        } else if (isClasses(wanted, named)) {
            classes(findings, classNames);
        } else if (wanted == TargetReader.Wanted.AUTO && isLikeClasses()) {
            findings.warning(name() + " has only " + column.different() + " different whole numbers; a linear model"
                    + " predicts an amount: for classes, give --model=logistic");
        }
    }

    private void numbers(Findings findings) {
        column.oddities()
                .forEach((oddity, seen) -> findings.error(
                        seen.line(),
                        name() + " has '" + seen.example() + "' among its numbers, in " + seen.rows() + "; "
                                + (oddity == Oddity.MISSING_WORD
                                        ? "remove these rows, or for classes give --model=logistic"
                                        : FeatureCheck.cure(oddity, seen))));
        Sighting text = column.texts();
        if (text.count() > 0) {
            findings.error(
                    text.line(),
                    name() + " has '" + text.example() + "' among its numbers, in " + text.rows()
                            + "; correct it or remove the row, or for classes give --model=logistic");
        }
    }

    private boolean isLikeClasses() {
        return column.isWhole() && column.different() * (long) MANY_ROWS_EACH <= column.rows();
    }

    private void classes(Findings findings, List<String> classNames) {
        if (counts.size() > RegressionFit.MOST_WEIGHTS) {
            findings.error(name() + " has more than " + RegressionFit.MOST_WEIGHTS
                    + " different values, too many for classes; choose another with --target");
            return;
        }
        if (classNames.isEmpty() && counts.size() > column.rows() / 2 && column.rows() > 2 * SHOWN) {
            findings.warning(name() + " has " + counts.size() + " different values in " + column.rows()
                    + " rows, which are few rows for a class; choose another with --target");
            return;
        }
        List<Map.Entry<String, Integer>> rare = new ArrayList<>();
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if ((long) each.getValue() * counts.size() * RARE < column.rows()) {
                rare.add(each);
            }
        }
        if (!rare.isEmpty()) {
            rare.sort(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
            findings.warning(name() + " is rarely " + shares(rare, classNames) + "; always '"
                    + label(mostFrequent(), classNames) + "' would be right in " + share(counts.get(mostFrequent()))
                    + " of the rows: judge the model by AUC and confusion matrix, not by its accuracy");
        }
    }

    private String shares(List<Map.Entry<String, Integer>> rare, List<String> classNames) {
        List<String> shares = new ArrayList<>();
        for (Map.Entry<String, Integer> each : rare.subList(0, Math.min(SHOWN, rare.size()))) {
            shares.add("'" + label(each.getKey(), classNames) + "' (" + share(each.getValue()) + ", " + each.getValue()
                    + " of " + column.rows() + " rows)");
        }
        return String.join(", ", shares) + (rare.size() > SHOWN ? " and " + (rare.size() - SHOWN) + " others" : "");
    }

    private String mostFrequent() {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    /** The class of a cell, which may be the class's number. */
    private static String label(String cell, List<String> classNames) {
        double number = CellText.number(cell).orElse(-1);
        return Quote.of(number >= 0 && number < classNames.size() ? classNames.get((int) number) : cell);
    }

    private String share(int count) {
        return FeatureCheck.percent((double) count / column.rows());
    }

    private String name() {
        return "the target '" + column.name() + "'";
    }
}
