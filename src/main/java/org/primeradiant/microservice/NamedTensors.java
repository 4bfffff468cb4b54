package org.primeradiant.microservice;

import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.NestedLists;

/** Makes tensors by name of Seldon's payloads, for components that take {@link Tensors}; and the reverse. */
final class NamedTensors {
    /** Name of the tensor of {@code data} whose columns have no names, as other servers of the protocol call it. */
    static final String UNNAMED = "input-0";

    /** Heap size of a column's tensor and its entry in the map, without the elements. */
    private static final int COLUMN_BYTES = 192;

    private NamedTensors() {}

    /** Bytes of heap that {@link #seldon} takes. */
    static long bytesOfSeldon(Tensors tensors) {
        if (tensors.size() == 1) {
            return 0; // it is shared
        }
        long elements = 0;
        boolean numeric = true;
        for (Tensor tensor : tensors.tensors().values()) {
            elements += tensor.size();
            numeric = numeric && tensor.type().isNumeric();
        }
        return elements * (numeric && tensors.isData() ? Double.BYTES : HeapUse.JSON_NUMBER + HeapUse.SLOT);
    }

    /** Bytes of heap that the tensors of a payload take beyond what was charged when it was read. */
    static long bytes(Payload payload) {
        return payload instanceof Data data && isNamed(data)
                ? (long) COLUMN_BYTES * data.names().size()
                : 0;
    }

    /**
     * The tensors of a payload.
     *
     * @param where component and method, for messages
     * @throws SeldonException {@link Reason#BAD_DATA} if it holds none
     */
    static Tensors of(String where, Payload payload) {
        if (payload instanceof Tensors tensors) {
            return tensors;
        }
        if (payload instanceof Data data) {
            return isNamed(data) ? columns(where, data) : new Tensors(Map.of(UNNAMED, data.tensor()), data.form());
        }
        if (payload instanceof Json json) {
            return members(where, json.value());
        }
        throw bad(where, "takes data or jsonData, got " + payload.kind());
    }

    /** Whether the caller has named the columns of a table; a single row may have one dimension. */
    private static boolean isNamed(Data data) {
        int rank = data.tensor().rank();
        return (rank == 1 || rank == 2) && !data.names().isEmpty() && !ColumnOrder.isDefault(data.names());
    }

    private static Tensors columns(String where, Data data) {
        Tensor table = data.tensor();
        List<String> names = data.names();
        int width = table.dimension(table.rank() - 1);
        if (names.size() != width) {
            throw bad(where, "got " + names.size() + " names for " + width + (width == 1 ? " column" : " columns"));
        }
        int rows = table.rank() == 1 ? 1 : table.dimension(0);
        Map<String, Tensor> columns = new LinkedHashMap<>();
        for (int i = 0; i < width; i++) {
            requireName(where, names.get(i));
            Tensor column = Tensor.wrap(new int[] {rows, 1}, column(table.array(), i, width, rows));
            if (columns.put(names.get(i), column) != null) {
                throw bad(where, "got the column " + names.get(i) + " twice");
            }
        }
        return new Tensors(columns, data.form());
    }

    private static void requireName(String where, String name) {
        if (name.isEmpty()) {
            throw bad(where, "takes tensors by name, got an empty name");
        }
    }

    /** The elements of one column; JSON values get the type that the column has on its own. */
    private static Object column(Object table, int first, int width, int rows) {
        if (table instanceof double[] doubles) {
            double[] column = new double[rows];
            for (int row = 0, from = first; row < rows; row++, from += width) {
                column[row] = doubles[from];
            }
            return column;
        }
        if (table instanceof long[] longs) {
            long[] column = new long[rows];
            for (int row = 0, from = first; row < rows; row++, from += width) {
                column[row] = longs[from];
            }
            return column;
        }
        Object column = Array.newInstance(table.getClass().getComponentType(), rows);
        for (int row = 0, from = first; row < rows; row++, from += width) {
            System.arraycopy(table, from, column, row, 1);
        }
        return column instanceof JsonValue[] values ? NestedLists.narrowed(values) : column;
    }

    private static Tensors members(String where, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            throw bad(where, "takes an object of tensors as jsonData, got " + value.getValueType());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        object.forEach((name, member) -> {
            requireName(where, name);
            tensors.put(name, member(where, name, member));
        });
        return new Tensors(tensors);
    }

    private static Tensor member(String where, String name, JsonValue value) {
        Tensor tensor;
        try {
            tensor = NestedLists.values(value);
        } catch (IllegalArgumentException e) {
            throw new SeldonException(
                    Reason.BAD_DATA, where + ": jsonData member '" + shortened(name) + "': " + e.getMessage(), e);
        }
        JsonValue[] values = (JsonValue[]) tensor.array();
        if (Arrays.stream(values).anyMatch(JsonStructure.class::isInstance)) {
            throw bad(
                    where,
                    "takes nested lists of numbers, strings or booleans; jsonData member '" + shortened(name)
                            + "' contains an object");
        }
        return Tensor.wrap(tensor.shape(), NestedLists.narrowed(values));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** The payload that the tensors are on Seldon's wire, for a component that does not take them by name. */
    static Payload seldon(Tensors tensors) {
        return tensors.asData()
                .<Payload>map(data -> data)
                .orElseGet(() -> Payload.json(NestedLists.object(tensors.tensors())));
    }

    private static SeldonException bad(String where, String text) {
        return new SeldonException(Reason.BAD_DATA, where + " " + text);
    }
}
