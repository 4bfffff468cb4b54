package org.primeradiant.components;

import java.util.Arrays;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * State of the outlier detector: statistics of the rows so far, which give the distance of the next one. Immutable.
 *
 * <p>The principal components are recomputed when more than a sixteenth of the rows that count have arrived since the
 * last time, or the variance has doubled. Mean and covariance, within the components too, always include all rows.
 * The costly decomposition is thus rare, and the distance is exact within components of bounded age.
 *
 * <p>The distance is 0 until more than k + 2 rows have arrived, where k is the number of components: before that, its
 * expectation is infinite even for normal rows (Hotelling, "The generalization of Student's ratio", 1931).
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

    /** Mean and covariance of the rows so far, as clipped. */
    RunningCovariance seen() {
        return seen;
    }

    /** The squared distance of a row that has not been learned yet, 0 or more. */
    double score(double[] row) {
        return components.squaredDistance(seen, row);
    }

    /**
     * Learns one more row, clipping it once {@code startClip} rows have been learned.
     *
     * @throws SeldonException if the row is not as long as the rows before it
     */
    OutlierStatistics with(double[] row) {
        if (seen.rows() > 0 && row.length != seen.features()) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "MAHALANOBIS has learned from rows of " + seen.features() + " numbers, got rows of " + row.length);
        }
        return of(seen.with(clipped(row), settings.window()));
    }

    /** The same, but having learned other rows. */
    OutlierStatistics of(RunningCovariance next) {
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

    /** Leaves features that have not varied unclipped; otherwise they never could vary. */
    double[] clipped(double[] row) {
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
