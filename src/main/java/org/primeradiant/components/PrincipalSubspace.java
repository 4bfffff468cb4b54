package org.primeradiant.components;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The directions in which rows vary most, and distances within them. Immutable.
 *
 * <p>Directions in which the rows do not vary are left out, since their scale is unknown.
 *
 * <p>Source: Jolliffe, "Principal component analysis", 2nd edition, section 2.1; Mahalanobis, "On the generalised
 * distance in statistics", 1936.
 */
final class PrincipalSubspace {
    /** Variances below this share of the largest one are rounding errors. */
    private static final double SMALLEST_SHARE = 1e-12;
    /** Keeps the square of any distance finite. */
    private static final double SMALLEST_VARIANCE = 1e-120;

    /**
     * Disables the absolute limit of commons-math, which would reject small scales; the share above decides instead.
     */
    private static final double NO_LIMIT = 0;

    private final List<RealVector> directions;
    private final double variance;
    private final long madeAt;

    private PrincipalSubspace(List<RealVector> directions, double variance, long madeAt) {
        this.directions = directions;
        this.variance = variance;
        this.madeAt = madeAt;
    }

    /** Without directions: every distance is 0. */
    static PrincipalSubspace none() {
        return new PrincipalSubspace(List.of(), 0, 0);
    }

    /** The first {@code most} principal components of the rows' covariance, or fewer. */
    static PrincipalSubspace of(RunningCovariance rows, int most) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(rows.covariance(), false));
        double least = Math.max(eigen.getRealEigenvalue(0) * SMALLEST_SHARE, SMALLEST_VARIANCE);
        List<RealVector> directions = new ArrayList<>();
        for (int i = 0; i < Math.min(most, rows.features()) && eigen.getRealEigenvalue(i) > least; i++) {
            directions.add(eigen.getEigenvector(i));
        }
        return new PrincipalSubspace(directions, rows.variance(), rows.rows());
    }

    /** The total variance of all features at the time of computation. */
    double variance() {
        return variance;
    }

    /** The number of rows at the time of computation. */
    long madeAt() {
        return madeAt;
    }

    int dimensions() {
        return directions.size();
    }

    /**
     * The squared Mahalanobis distance of a row from the mean, both projected onto the directions: yᵀ S⁻¹ y, where
     * y is the projected offset and S the projected covariance.
     */
    double squaredDistance(RunningCovariance rows, double[] row) {
        if (directions.isEmpty()) {
            return 0;
        }
        RealVector offset = new ArrayRealVector(rows.offset(row), false);
        RealVector projected = new ArrayRealVector(directions.size());
        for (int i = 0; i < directions.size(); i++) {
            projected.setEntry(i, directions.get(i).dotProduct(offset));
        }
        RealMatrix spread = projected(new Array2DRowRealMatrix(rows.covariance(), false));
        return new CholeskyDecomposition(spread, CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, NO_LIMIT)
                .getSolver()
                .solve(projected)
                .dotProduct(projected);
    }

    private RealMatrix projected(RealMatrix covariance) {
        RealMatrix projected = new Array2DRowRealMatrix(directions.size(), directions.size());
        for (int i = 0; i < directions.size(); i++) {
            RealVector image = covariance.operate(directions.get(i));
            for (int j = 0; j <= i; j++) {
                double value = directions.get(j).dotProduct(image);
                projected.setEntry(i, j, value);
                projected.setEntry(j, i, value);
            }
        }
        return projected;
    }
}
