package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;

/** Makes one tensor of columns. */
final class ColumnTable {
    private ColumnTable() {}

    /** Whether the tensors are two or more columns of the same length. */
    static boolean isTable(List<Tensor> columns) {
        return columns.size() > 1
                && columns.stream()
                        .allMatch(column -> isColumn(column)
                                && column.dimension(0) == columns.get(0).dimension(0));
    }

    private static boolean isColumn(Tensor tensor) {
        return tensor.rank() == 1 || tensor.rank() == 2 && tensor.dimension(1) == 1;
    }

    /** The table of these columns, row by row, in the narrowest type that holds all of them. */
    static Tensor of(List<Tensor> columns) {
        int rows = columns.get(0).dimension(0);
        int width = columns.size();
        Object table = array(type(columns), Math.multiplyExact(rows, width));
        for (int i = 0; i < width; i++) {
            copy(columns.get(i), table, i, width);
        }
        return Tensor.wrap(new int[] {rows, width}, table);
    }

    private static ElementType type(List<Tensor> columns) {
        ElementType type = columns.get(0).type();
        for (Tensor column : columns) {
            type = common(type, column.type());
        }
        boolean rounds = type == ElementType.DOUBLE && !columns.stream().allMatch(ColumnTable::areDoubles);
        return rounds ? ElementType.JSON : type;
    }

    /** Whether each number is a double too, as whole ones beyond 2^53 need not be. */
    private static boolean areDoubles(Tensor column) {
        return !(column.array() instanceof long[] longs)
                || Arrays.stream(longs).allMatch(value -> Math.abs(value) <= 1L << 53);
    }

    private static ElementType common(ElementType one, ElementType other) {
        if (one == other) {
            return one;
        }
        if (!one.isNumeric() || !other.isNumeric()) {
            return ElementType.JSON;
        }
        return isWhole(one) && isWhole(other) ? ElementType.LONG : ElementType.DOUBLE;
    }

    private static boolean isWhole(ElementType type) {
        return type == ElementType.LONG || type == ElementType.INT;
    }

    private static Object array(ElementType type, int size) {
        return switch (type) {
            case DOUBLE -> new double[size];
            case FLOAT -> new float[size];
            case LONG -> new long[size];
            case INT -> new int[size];
            case BOOLEAN -> new boolean[size];
            case STRING -> new String[size];
            case JSON -> new JsonValue[size];
        };
    }

    private static void copy(Tensor column, Object table, int first, int width) {
        if (table instanceof double[] doubles) {
            for (int row = 0, to = first; row < column.size(); row++, to += width) {
                doubles[to] = column.doubleAt(row);
            }
        } else if (table instanceof JsonValue[] values) {
            for (int row = 0, to = first; row < column.size(); row++, to += width) {
                values[to] = column.jsonAt(row);
            }
        } else if (table instanceof long[] longs && column.array() instanceof int[] ints) {
            for (int row = 0, to = first; row < ints.length; row++, to += width) {
                longs[to] = ints[row];
            }
        } else {
            for (int row = 0, to = first; row < column.size(); row++, to += width) {
                System.arraycopy(column.array(), row, table, to, 1);
            }
        }
    }
}
