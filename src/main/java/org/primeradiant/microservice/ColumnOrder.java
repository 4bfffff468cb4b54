package org.primeradiant.microservice;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/**
 * The columns that an operation takes: brings those of a request into the declared order, adds optional ones that are
 * missing, and has {@link ColumnCheck} check the values. Copies nothing if the order is right. Thread-safe.
 */
final class ColumnOrder {
    /** Takes any columns. */
    static final ColumnOrder NONE = new ColumnOrder("", List.of(), false);

    private static final int BYTES = 8;

    private final String where;
    private final List<ColumnRule> rules;
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean arrays;
    private final ColumnCheck check;

    /**
     * Creates the order.
     *
     * @param where component and method, for messages
     * @param arrays whether the component takes arrays of numbers, into which mixed elements are then converted
     */
    ColumnOrder(String where, List<ColumnRule> rules, boolean arrays) {
        this.where = where;
        this.rules = List.copyOf(rules);
        this.names = rules.isEmpty() || rules.get(0).name().isEmpty()
                ? List.of()
                : rules.stream().map(ColumnRule::name).toList();
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
        this.arrays = arrays;
        this.check = new ColumnCheck(where, rules);
    }

    List<ColumnRule> rules() {
        return rules;
    }

    /**
     * Checks a request.
     *
     * @return the request itself, or one with its columns as declared
     * @throws SeldonException {@link Reason#BAD_DATA} if the columns or a value do not fit
     */
    SeldonMessage apply(SeldonMessage request, Caller caller) {
        if (this == NONE || !(request.payload() instanceof Data data)) {
            return request; // the conversion refuses it, or the component takes any payload
        }
        Data arranged = arranged(data, caller);
        check.check(arranged.tensor());
        Data fitted = arrays ? numbers(arranged, caller) : arranged;
        return fitted == data ? request : new SeldonMessage(request.status(), request.meta(), fitted);
    }

    private Data arranged(Data data, Caller caller) {
        Tensor tensor = data.tensor();
        if (tensor.rank() != 1 && tensor.rank() != 2) {
            throw bad("takes rows of " + counted(rules.size()) + ", got shape " + Arrays.toString(tensor.shape()));
        }
        int columns = tensor.dimension(tensor.rank() - 1);
        if (columns == rules.size() && names.equals(data.names())) {
            return data;
        }
        if (names.isEmpty() || data.names().isEmpty() || isDefault(data.names())) {
            return columns == rules.size() ? data : padded(data, columns, caller);
        }
        if (data.names().size() != columns) {
            throw bad("got " + data.names().size() + " names for " + counted(columns));
        }
        return copied(data, sources(data.names()), caller);
    }

    /** Whether these are the names that Seldon's wrapper or pandas gives to columns without names. */
    static boolean isDefault(List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i);
            if (!isNumber(name, name.startsWith("t:") ? 2 : 0, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rest of the text is the number in decimal; allocates nothing. */
    private static boolean isNumber(String text, int from, int number) {
        int left = number;
        int i = text.length();
        do {
            i--;
            if (i < from || text.charAt(i) != '0' + left % 10) {
                return false;
            }
            left /= 10;
        } while (left > 0);
        return i == from;
    }

    private Data padded(Data data, int columns, Caller caller) {
        for (int i = columns; i < rules.size(); i++) {
            if (!rules.get(i).optional()) {
                throw bad("takes " + counted(rules.size()) + listed() + ", got " + columns);
            }
        }
        if (columns > rules.size()) {
            throw bad("takes " + counted(rules.size()) + listed() + ", got " + columns);
        }
        int[] sources = new int[rules.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = i < columns ? i : -1;
        }
        return copied(data, sources, caller);
    }

    private static String counted(int columns) {
        return columns == 1 ? "1 column" : columns + " columns";
    }

    private String listed() {
        return names.isEmpty() ? "" : " " + names;
    }

    /** Where each declared column comes from; -1 if it is missing. */
    private int[] sources(List<String> given) {
        int[] sources = new int[rules.size()];
        Arrays.fill(sources, -1);
        for (int i = 0; i < given.size(); i++) {
            Integer position = positions.get(given.get(i));
            if (position == null) {
                throw bad("does not know the column '" + shortened(given.get(i)) + "'; it takes " + names);
            }
            if (sources[position] >= 0) {
                throw bad("got the column " + given.get(i) + " twice");
            }
            sources[position] = i;
        }
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] < 0 && !rules.get(i).optional()) {
                throw bad("got no column " + names.get(i) + "; it takes " + names);
            }
        }
        return sources;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private Data copied(Data data, int[] sources, Caller caller) {
        Tensor tensor = data.tensor();
        int given = tensor.dimension(tensor.rank() - 1);
        int rows = tensor.rank() == 1 ? 1 : tensor.dimension(0);
        boolean complete = Arrays.stream(sources).noneMatch(source -> source < 0);
        long size = (long) rows * sources.length;
        BudgetedCaller.of(caller).take(2 * BYTES * size);
        if (size > Integer.MAX_VALUE - BYTES) {
            throw bad("got too many rows: " + rows);
        }
        Object from = complete ? tensor.array() : nullable(tensor);
        Object to = Array.newInstance(from.getClass().getComponentType(), (int) size);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < sources.length; column++) {
                int target = row * sources.length + column;
                if (sources[column] < 0) {
                    setMissing(to, target);
                } else {
                    System.arraycopy(from, row * given + sources[column], to, target, 1);
                }
            }
        }
        int[] shape = tensor.rank() == 1 ? new int[] {sources.length} : new int[] {rows, sources.length};
        return new Data(Tensor.wrap(shape, to), names, data.form());
    }

    /** The elements in an array that has room for a missing one. */
    private static Object nullable(Tensor tensor) {
        return switch (tensor.type()) {
            case DOUBLE, FLOAT, STRING, JSON -> tensor.array();
            case LONG, INT -> tensor.doubles();
            case BOOLEAN -> {
                boolean[] booleans = (boolean[]) tensor.array();
                JsonValue[] values = new JsonValue[booleans.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = booleans[i] ? JsonValue.TRUE : JsonValue.FALSE;
                }
                yield values;
            }
        };
    }

    private static void setMissing(Object array, int index) {
        if (array instanceof double[] doubles) {
            doubles[index] = Double.NaN;
        } else if (array instanceof float[] floats) {
            floats[index] = Float.NaN;
        } else {
            Array.set(array, index, array instanceof String[] ? "" : JsonValue.NULL);
        }
    }

    /** Booleans and mixed elements as numbers, now that each of them fits its column. */
    private static Data numbers(Data data, Caller caller) {
        Tensor tensor = data.tensor();
        if (tensor.type().isNumeric()) {
            return data;
        }
        BudgetedCaller.of(caller).take((long) BYTES * tensor.size());
        double[] numbers = new double[tensor.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (tensor.type()) {
                case STRING -> number(((String[]) tensor.array())[i]);
                case JSON -> number(((JsonValue[]) tensor.array())[i]);
                case DOUBLE, FLOAT, LONG, INT, BOOLEAN -> tensor.doubleAt(i);
            };
        }
        return new Data(Tensor.wrap(tensor.shape(), numbers), data.names(), data.form());
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static double number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.doubleValue();
        }
        return value == JsonValue.NULL ? Double.NaN : value == JsonValue.TRUE ? 1 : 0;
    }

    private SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, where + " " + text);
    }
}
