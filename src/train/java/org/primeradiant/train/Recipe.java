package org.primeradiant.train;

import java.util.Locale;
import org.primeradiant.pipeline.Encoding;

/**
 * How a pipeline is to be fitted.
 *
 * @param penalty how much coefficients are shrunk, above 0: what is minimised is the negative log-likelihood plus half the
 *     penalty times the squared coefficients, for a linear model the squared errors plus the penalty times them
 * @param scaling what is done to numbers
 * @param missingNumbers {@code mean}, {@code median}, {@code most-frequent} or a number
 * @param missingCategories {@code most-frequent} or a text
 * @param fillsAll whether every feature gets a value for missing ones, or only those that the file has some of
 * @param unknown what is done about a category that is not in the file
 * @param mostCategories how many categories a column may have
 */
record Recipe(
        double penalty,
        Scaling scaling,
        String missingNumbers,
        String missingCategories,
        boolean fillsAll,
        Encoding.Unknown unknown,
        int mostCategories) {
    /** What the trainer does unless told otherwise. */
    static final Recipe DEFAULT =
            new Recipe(1, Scaling.STANDARDISE, "median", "most-frequent", false, Encoding.Unknown.ERROR, 100);

    /** What can be done to numbers. */
    enum Scaling {
        STANDARDISE,
        MIN_MAX,
        NONE;

        /** The word for it on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
