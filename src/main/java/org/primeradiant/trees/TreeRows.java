package org.primeradiant.trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** Reads the rows of a request, in the order of a model's features. Thread-safe. */
final class TreeRows {
    private final String name;
    private final int width;
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean named;
    private final TreeCells[] cells;

    TreeRows(String name, TreeModel model) {
        this.name = name;
        this.width = model.features();
        this.names = model.featureNames();
        this.named = !names.isEmpty() && !names.stream().allMatch(TreeRows::isOfTheLibrary);
        this.cells = new TreeCells[width];
        for (int i = 0; i < width; i++) {
            String feature = names.isEmpty() ? "f" + i : names.get(i);
            places.put(feature, i);
            cells[i] = new TreeCells(name, feature, model.categories(i));
        }
    }

    /** Whether the library made the name up, because the training data had none. */
    private static boolean isOfTheLibrary(String feature) {
        return feature.startsWith("Column_") || feature.matches("f[0-9]+");
    }

    /** Whether a feature takes categories by name. */
    boolean hasCategories() {
        return Arrays.stream(cells).anyMatch(TreeCells::hasCategories);
    }

    /**
     * The numbers of a payload's rows, row by row; shares the payload's array if it is as the model needs it.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if the payload does not hold rows of the model's features
     */
    double[] of(Payload payload, Call call) {
        if (payload instanceof Json json) {
            return of(json.value(), call);
        }
        return of(payload.asData().orElseThrow(() -> bad("takes data or jsonData, got " + misfit(payload))), call);
    }

    /** What a payload is that holds no rows. */
    private static String misfit(Payload payload) {
        return payload instanceof Tensors ? "tensors that are not columns of the same length" : payload.kind();
    }

    private double[] of(Data data, Call call) {
        Tensor tensor = data.tensor();
        int columns = tensor.rank() == 1 || tensor.rank() == 2 ? tensor.dimension(tensor.rank() - 1) : -1;
        if (columns != width) {
            throw bad("takes rows of " + width + (width == 1 ? " feature" : " features") + ", got data of shape "
                    + Arrays.toString(tensor.shape()));
        }
        boolean inOrder = isInOrder(data.names());
        if (inOrder && tensor.type().isNumeric()) {
            call.reserve(tensor.type() == ElementType.DOUBLE ? 0 : (long) Double.BYTES * tensor.size());
            return tensor.doubles();
        }
        int[] sources = inOrder ? null : sources(data.names());
        double[] rows = numbers(tensor.size(), 1, call);
        for (int i = 0; i < rows.length; i++) {
            int column = i % width;
            rows[i] = value(tensor, inOrder ? i : i - column + sources[column], cells[column]);
        }
        return rows;
    }

    /**
     * Whether the columns are in the order of the features: they have their names, no names, or default ones such as
     * t:0. If the model was trained without names, so are columns of any other names.
     */
    private boolean isInOrder(List<String> given) {
        return given.isEmpty()
                || given.equals(names)
                || given.stream().allMatch(TreeRows::isDefault)
                || !named && !places.keySet().containsAll(given);
    }

    private static boolean isDefault(String name) {
        String number = name.startsWith("t:") ? name.substring(2) : name;
        return !number.isEmpty() && number.chars().allMatch(Character::isDigit);
    }

    /** The column of the request that holds each feature. */
    private int[] sources(List<String> given) {
        if (given.size() != width) {
            throw bad("takes a name for each of " + width + " columns, got " + given.size());
        }
        int[] sources = new int[width];
        Arrays.fill(sources, -1);
        for (int column = 0; column < width; column++) {
            int place = place(given.get(column));
            if (sources[place] >= 0) {
                throw bad("got the feature " + given.get(column) + " twice");
            }
            sources[place] = column;
        }
        return sources;
    }

    private int place(String feature) {
        Integer place = places.get(feature);
        if (place == null) {
            throw bad("has no feature '" + shortened(feature) + "'"
                    + (names.isEmpty() ? "; its file does not name its features" : ""));
        }
        return place;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static double value(Tensor tensor, int index, TreeCells cell) {
        if (tensor.type() == ElementType.STRING) {
            return cell.value(((String[]) tensor.array())[index]);
        }
        return tensor.type() == ElementType.JSON
                ? value(((JsonValue[]) tensor.array())[index], cell)
                : tensor.doubleAt(index);
    }

    private static double value(JsonValue value, TreeCells cell) {
        return switch (value.getValueType()) {
            case NUMBER -> ((JsonNumber) value).doubleValue();
            case STRING -> cell.value(((JsonString) value).getString());
            case TRUE -> 1;
            case FALSE -> 0;
            case NULL -> Double.NaN;
            case OBJECT, ARRAY -> throw cell.bad("must be a number or a text, got an object or an array");
        };
    }

    private double[] of(JsonValue value, Call call) {
        List<? extends JsonValue> objects = value instanceof JsonArray array ? array : List.of(value);
        double[] rows = numbers(objects.size(), width, call);
        Arrays.fill(rows, Double.NaN);
        for (int row = 0; row < objects.size(); row++) {
            if (!(objects.get(row) instanceof JsonObject object)) {
                throw bad("takes an object of features, or an array of such objects, as jsonData");
            }
            int from = row * width;
            object.forEach((feature, cell) -> {
                int place = place(feature);
                rows[from + place] = value(cell, cells[place]);
            });
        }
        return rows;
    }

    /**
     * Allocates an array, which the call pays for: a short row can stand for many features, or for many classes.
     *
     * @throws SeldonException if the call may not take so much memory
     */
    static double[] numbers(int rows, int perRow, Call call) {
        long size = (long) rows * perRow;
        if (size > Integer.MAX_VALUE - Double.BYTES) {
            throw new SeldonException(Reason.TOO_LARGE, "the request has too many rows: " + rows);
        }
        call.reserve(Double.BYTES * size);
        return new double[(int) size];
    }

    private SeldonException bad(String what) {
        return new SeldonException(Reason.BAD_DATA, name + " " + what);
    }
}
