package org.primeradiant.train;

import java.util.Locale;
import org.primeradiant.pipeline.Encoding;

/**
 * How a pipeline is fitted.
 *
 * @param penalty penalty on the coefficients, above 0: the fit minimizes the negative log-likelihood plus half
 *     the penalty times the squared coefficients; for a linear model, the squared errors plus the penalty times
 *     the squared coefficients
 * @param scaling how numbers are scaled
 * @param missingNumbers {@code mean}, {@code median}, {@code most-frequent} or a number
 * @param missingCategories {@code most-frequent} or a text
 * @param fillsAll whether every feature gets a fill value, or only those with missing values in the file
 * @param unknown treatment of categories that are not in the file
 * @param mostCategories maximum number of categories per column
 */
record Recipe(
        double penalty,
        Scaling scaling,
        String missingNumbers,
        String missingCategories,
        boolean fillsAll,
        Encoding.Unknown unknown,
        int mostCategories) {
    /** The trainer's defaults. */
    static final Recipe DEFAULT =
            new Recipe(1, Scaling.STANDARDISE, "median", "most-frequent", false, Encoding.Unknown.ERROR, 100);

    /** How numbers are scaled. */
    enum Scaling {
        STANDARDISE,
        MIN_MAX,
        NONE;

        /** The name used on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
