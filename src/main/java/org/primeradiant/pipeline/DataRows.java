package org.primeradiant.pipeline;

import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.primeradiant.api.Data;
import org.primeradiant.api.Tensor;

/** The rows of a tensor, whose columns are matched to features by name, or by position if they are unnamed. */
final class DataRows implements Rows {
    private static final int ABSENT = -1;

    private final List<Feature> features;
    private final int[] places;
    private final Tensor tensor;
    private final int count;
    private final int width;

    private DataRows(List<Feature> features, int[] places, Tensor tensor) {
        this.features = features;
        this.places = places;
        this.tensor = tensor;
        this.count = tensor.rank() == 1 ? 1 : tensor.dimension(0);
        this.width = tensor.dimension(tensor.rank() - 1);
    }

    /** A single row may be a tensor of one dimension. */
    static DataRows of(List<Feature> features, Data data) {
        Tensor tensor = data.tensor();
        if (tensor.rank() < 1 || tensor.rank() > 2) {
            throw Rows.bad("takes rows of features, got data of shape " + Arrays.toString(tensor.shape()));
        }
        int width = tensor.dimension(tensor.rank() - 1);
        boolean unnamed = data.names().stream().allMatch(DataRows::isPlaceholder);
        int[] places = unnamed ? byOrder(features, width) : byName(features, data.names(), width);
        return new DataRows(features, places, tensor);
    }

    /** Whether the name is a placeholder for an unnamed column that a host forwards: {@code t:0} and so on. */
    private static boolean isPlaceholder(String name) {
        return name.startsWith("t:") && name.chars().skip(2).allMatch(Character::isDigit);
    }

    private static int[] byOrder(List<Feature> features, int width) {
        if (width != features.size()) {
            throw Rows.bad("takes " + features.size() + " features in each row: "
                    + String.join(", ", features.stream().map(Feature::name).toList()) + "; got " + width
                    + " unnamed columns");
        }
        return IntStream.range(0, width).toArray();
    }

    private static int[] byName(List<Feature> features, List<String> names, int width) {
        if (names.size() != width) {
            throw Rows.bad("takes a name for each column, got " + names.size() + " for " + width);
        }
        Map<String, Integer> placeOf = new HashMap<>();
        for (int place = 0; place < width; place++) {
            Integer other = placeOf.put(names.get(place), place);
            if (other != null) {
                throw Rows.bad(
                        "takes a different name for each column, got the same for columns " + other + " and " + place);
            }
        }
        return features.stream()
                .mapToInt(feature -> placeOf.getOrDefault(feature.name(), ABSENT))
                .toArray();
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Table table(int from, int to) {
        Column[] columns = new Column[places.length];
        for (int i = 0; i < places.length; i++) {
            FeatureReader.Values values = places[i] == ABSENT ? new Absent() : new Element(from * width + places[i]);
            columns[i] = new FeatureReader(features.get(i)).column(to - from, values);
        }
        return Table.of(to - from, Arrays.asList(columns));
    }

    /** The values of one tensor column, starting at a given element. */
    private final class Element implements FeatureReader.Values {
        private final int first;

        Element(int first) {
            this.first = first;
        }

        @Override
        public double number(FeatureReader reader, int row) {
            int index = first + row * width;
            return switch (tensor.type()) {
                case STRING -> reader.number(((String[]) tensor.array())[index], row);
                case JSON -> reader.number(((JsonValue[]) tensor.array())[index], row);
                default -> reader.number(tensor.doubleAt(index), row);
            };
        }

        @Override
        public String category(FeatureReader reader, int row) {
            int index = first + row * width;
            return switch (tensor.type()) {
                case STRING -> reader.category(((String[]) tensor.array())[index]);
                case JSON -> reader.category(((JsonValue[]) tensor.array())[index], row);
                case LONG -> Long.toString(((long[]) tensor.array())[index]);
                case BOOLEAN -> Boolean.toString(((boolean[]) tensor.array())[index]);
                default -> reader.category(tensor.doubleAt(index), row);
            };
        }
    }

    /** A feature without a column: missing in every row. */
    private static final class Absent implements FeatureReader.Values {
        @Override
        public double number(FeatureReader reader, int row) {
            return Double.NaN;
        }

        @Override
        public String category(FeatureReader reader, int row) {
            return "";
        }
    }
}
