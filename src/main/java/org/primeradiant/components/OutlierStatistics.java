package org.primeradiant.components;

import java.util.Arrays;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * What the detector of outliers has learnt of the rows so far: how far the next one is from them. Immutable.
 *
 * <p>The principal components are found anew when more than a sixteenth of the rows that count have come since, or the
 * variance has doubled; mean and covariance, within the components too, are always those of all rows. So the costly
 * decomposition is done seldom, and the distance is exact within components that are at most so old.
 *
 * <p>The distance is 0 until more than k + 2 rows have come, k being the number of components: before, its expectation
 * is infinite even for normal rows (Hotelling, "The generalization of Student's ratio", 1931).
 */
final class OutlierStatistics {
    private static final int REFRESH_SHARE = 16;
    private static final double REFRESH_GROWTH = 2;

    private final Mahalanobis.Settings settings;
    private final RunningCovariance seen;
    private final PrincipalSubspace components;

    private OutlierStatistics(Mahalanobis.Settings settings, RunningCovariance seen, PrincipalSubspace components) {
        this.settings = settings;
        this.seen = seen;
        this.components = components;
    }

    static OutlierStatistics none(Mahalanobis.Settings settings) {
        return new OutlierStatistics(settings, RunningCovariance.NONE, PrincipalSubspace.none());
    }

    /** Mean and covariance of the rows as they were learnt. */
    RunningCovariance seen() {
        return seen;
    }

    /** The squared distance of a row that is not learnt yet, 0 or more. */
    double score(double[] row) {
        return components.squaredDistance(seen, row);
    }

    /**
     * With one row more, clipped if it is time.
     *
     * @throws SeldonException if it has not as many numbers as the rows before
     */
    OutlierStatistics with(double[] row) {
        if (seen.rows() > 0 && row.length != seen.features()) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "MAHALANOBIS has learnt rows of " + seen.features() + " numbers, got rows of " + row.length);
        }
        RunningCovariance next = seen.with(clipped(row), settings.window());
        return new OutlierStatistics(
                settings, next, isStale(next) ? PrincipalSubspace.of(next, settings.components()) : components);
    }

    private boolean isStale(RunningCovariance next) {
        int used = Math.min(settings.components(), next.features());
        if (next.rows() <= used + 2) {
            return false;
        }
        long since = next.rows() - components.madeAt();
        return since > Math.min(next.rows(), settings.window()) / REFRESH_SHARE
                || next.variance() > components.variance() * REFRESH_GROWTH;
    }

    /** A number of a feature that has not varied is not clipped: the feature could never begin to. */
    private double[] clipped(double[] row) {
        if (seen.rows() < settings.startClip() || seen.rows() == 0) {
            return row;
        }
        double[] clipped = Arrays.copyOf(row, row.length);
        for (int i = 0; i < row.length; i++) {
            double most = settings.deviations() * seen.deviation(i);
            if (most > 0) {
                clipped[i] = Math.max(seen.mean(i) - most, Math.min(row[i], seen.mean(i) + most));
            }
        }
        return clipped;
    }
}
