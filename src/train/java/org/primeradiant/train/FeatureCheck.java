package org.primeradiant.train;

import java.util.Locale;
import java.util.Optional;

/** Judges a column by its statistics: whether it is what it seems, and of use to a model. */
final class FeatureCheck {
    /** With fewer rows, values that differ from row to row are no sign of an identifier. */
    private static final int FEW_ROWS = 20;

    private static final double MOSTLY = 0.5;

    private final Findings findings;
    private final ColumnSurvey column;
    private final int mostCategories;

    FeatureCheck(Findings findings, ColumnSurvey column, int mostCategories) {
        this.findings = findings;
        this.column = column;
        this.mostCategories = mostCategories;
    }

    /** Whether most values are numbers or meant as such, so that the others are the exception. */
    static boolean isMeantAsNumbers(ColumnSurvey column) {
        return column.shareOfNumbers() >= MOSTLY;
    }

    /**
     * Checks a feature.
     *
     * @param isCategory whether the user wants categories, whatever the values look like
     */
    void run(boolean isCategory) {
        if (column.isEmpty()) {
            findings.error(name() + " has no values; leave it out with " + exclude());
            return;
        }
        if (column.isConstant()) {
            findings.warning(name() + " has the same value in all rows, '" + Quote.of(column.example())
                    + "', so the model learns nothing from it; it is kept,"
                    + " and requests need it: leave it out with " + exclude());
            return;
        }
        if (!isCategory && isMeantAsNumbers(column) && !column.isNumeric()) {
            numbers();
        } else if (isCategory || !column.isNumeric()) {
            categories();
        } else if (column.isRunningNumber() && column.rows() >= FEW_ROWS) {
            findings.warning(name() + " counts the rows, as an identifier does; new rows have numbers that the model"
                    + " has never seen: leave it out with " + exclude());
        }
    }

    private void numbers() {
        column.oddities()
                .forEach((oddity, seen) -> findings.error(
                        seen.line(),
                        name() + " has '" + seen.example() + "' among its numbers, in " + seen.rows() + "; "
                                + cure(oddity, seen) + orCategory()));
        Sighting text = column.texts();
        if (text.count() > 0) {
            String what = name() + " has '" + text.example() + "' in " + text.rows()
                    + ", so all of it is taken as categories, though " + column.meantAsNumbers()
                    + " values are numbers; correct it, or give --missing=" + Quote.option(text.spellings())
                    + " or --category=" + Quote.option(column.name());
            if (column.different() > mostCategories || !column.oddities().isEmpty()) {
                findings.error(text.line(), what);
            } else {
                findings.warning(text.line(), what);
            }
        }
    }

    private String orCategory() {
        return column.different() <= mostCategories
                ? ", or for categories --category=" + Quote.option(column.name())
                : "";
    }

    /** What to do about an oddity. */
    static String cure(Oddity oddity, Sighting seen) {
        return switch (oddity) {
            case MISSING_WORD -> "if it stands for a missing value, give --missing=" + Quote.option(seen.spellings());
            case DECIMAL_COMMA ->
                seen.spellings().matches("[+-]?\\d{1,3},\\d{3}(,[+-]?\\d{1,3},\\d{3})*")
                        ? "if the comma is a decimal comma, give --decimal-comma; if it separates thousands, remove it"
                        : "for decimal commas, give --decimal-comma";
            case DECIMAL_POINT -> "with --decimal-comma, write all numbers with a comma and none with a point";
            case THOUSANDS -> "remove the thousands separators";
            case SIGN -> "remove the sign, and write plain numbers";
            case TEXT -> "correct it";
            case NOT_FINITE -> "replace it by a finite number, or give --missing=" + Quote.option(seen.spellings());
        };
    }

    private void categories() {
        missingWords();
        if (column.different() > mostCategories) {
            findings.error(name() + " has " + column.differentText() + " different texts, too many for categories"
                    + example() + "; leave it out with " + exclude() + ", or raise --most-categories from "
                    + mostCategories);
        } else if (column.rows() >= FEW_ROWS && column.different() > column.rows() / 2) {
            findings.warning(name() + " has " + column.different() + " different texts in " + column.rows()
                    + " rows, as an identifier has, of which a model learns little: leave it out with " + exclude());
        }
    }

    private String example() {
        return column.texts().count() == 0 ? "" : ", such as '" + column.texts().example() + "'";
    }

    private void missingWords() {
        Optional<Sighting> words = Optional.ofNullable(column.oddities().get(Oddity.MISSING_WORD))
                .filter(seen -> Oddity.isCertainlyMissing(seen.example()));
        words.ifPresent(seen -> findings.warning(
                seen.line(),
                name() + " has '" + seen.example() + "', which is taken as a category, in " + seen.rows()
                        + "; if it stands for a missing value, give --missing=" + Quote.option(seen.spellings())));
    }

    private String name() {
        return "column '" + column.name() + "'";
    }

    private String exclude() {
        return "--exclude=" + Quote.option(column.name());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
