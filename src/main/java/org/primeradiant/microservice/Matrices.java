package org.primeradiant.microservice;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** Conversions of tensors and arrays, for {@link Conversions}. */
final class Matrices {
    private static final Set<Class<?>> TYPES = Set.of(Tensor.class, double[].class, double[][].class, float[][].class);

    private Matrices() {}

    static boolean isTensorLike(Class<?> type) {
        return TYPES.contains(type);
    }

    /** Whether the type is an array of numbers. */
    static boolean isArray(Class<?> type) {
        return isTensorLike(type) && type.isArray();
    }

    static Function<Tensor, Object> input(String where, Class<?> type) {
        if (type == Tensor.class) {
            return tensor -> tensor;
        }
        if (type == double[].class) {
            return tensor -> row(where, tensor);
        }
        if (type == double[][].class) {
            return tensor -> rows(where, tensor);
        }
        return tensor -> floatRows(where, tensor);
    }

    static Tensor output(Object answer) {
        if (answer instanceof Tensor tensor) {
            return tensor;
        }
        if (answer instanceof double[] row) {
            return Tensor.wrap(new int[] {row.length}, row);
        }
        return answer instanceof double[][] rows ? Tensor.of(rows) : Tensor.of((float[][]) answer);
    }

    private static double[] row(String where, Tensor tensor) {
        checkNumbers(where, tensor);
        boolean oneRow = tensor.rank() == 1 || tensor.rank() == 2 && tensor.dimension(0) == 1;
        if (!oneRow) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    where + " takes one row, got shape " + Arrays.toString(tensor.shape())
                            + "; a batch needs a component that takes double[][] or Tensor");
        }
        return tensor.doubles();
    }

    private static double[][] rows(String where, Tensor tensor) {
        checkRows(where, tensor);
        double[] values = tensor.doubles();
        int columns = tensor.dimension(1);
        double[][] rows = new double[tensor.dimension(0)][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return rows;
    }

    private static float[][] floatRows(String where, Tensor tensor) {
        checkRows(where, tensor);
        int columns = tensor.dimension(1);
        float[][] rows = new float[tensor.dimension(0)][columns];
        int index = 0;
        for (float[] row : rows) {
            for (int column = 0; column < columns; column++) {
                row[column] = (float) tensor.doubleAt(index++);
            }
        }
        return rows;
    }

    private static void checkRows(String where, Tensor tensor) {
        checkNumbers(where, tensor);
        if (tensor.rank() != 2) {
            throw new SeldonException(
                    Reason.BAD_DATA, where + " takes rows of numbers, got shape " + Arrays.toString(tensor.shape()));
        }
    }

    private static void checkNumbers(String where, Tensor tensor) {
        if (!tensor.type().isNumeric()) {
            throw new SeldonException(Reason.BAD_DATA, where + " takes numbers, got " + tensor.type());
        }
    }
}
