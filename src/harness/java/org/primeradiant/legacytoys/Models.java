package org.primeradiant.legacytoys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Model;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** The toys for {@code /predict}, {@code /extension} and {@code Classify}. */
public final class Models {
    private static final Map<String, Class<? extends Model<?, ?>>> TOYS = Map.of(
            "sum-bucket", SumBucket.class,
            "shape", Shape.class,
            "two-rows", TwoRows.class,
            "third", Third.class,
            "empty", Empty.class,
            "raises", Raises.class,
            "no-row", NoRow.class,
            "nan", NotANumber.class,
            "echo", Echo.class,
            "list", Listing.class);

    private Models() {}

    /** Returns the toy with this name in the recording, if there is one. */
    public static Optional<Class<? extends Model<?, ?>>> named(String name) {
        return Optional.ofNullable(TOYS.get(name));
    }

    /**
     * Chooses one of three classes by the sum of the features f1 to f4, or of the first four values without names.
     * Missing features count as 0.
     */
    @ApplicationScoped
    public static class SumBucket implements Model<Data, double[]> {
        private static final List<String> FEATURES = List.of("f1", "f2", "f3", "f4");

        @Override
        public double[] predict(Data input, Call call) {
            double sum = 0;
            for (int i = 0; i < input.tensor().size(); i++) {
                boolean counts = input.names().isEmpty()
                        ? i < FEATURES.size()
                        : FEATURES.contains(input.names().get(i));
                sum += counts ? number(input.tensor(), i) : 0;
            }
            if (sum < 8) {
                return new double[] {.75, .125, .125};
            }
            return sum < 12 ? new double[] {.125, .75, .125} : new double[] {.125, .125, .75};
        }

        private static double number(Tensor tensor, int index) {
            if (!tensor.type().isNumeric()) {
                throw new SeldonException(Reason.BAD_DATA, "sum-bucket takes numbers");
            }
            return tensor.doubleAt(index);
        }

        @Override
        public List<String> classNames() {
            return List.of("Iris-setosa", "Iris-versicolor");
        }
    }

    /** Answers the numbers of rows and columns of its input, and for input without names its first value as well. */
    @ApplicationScoped
    public static class Shape implements Model<Data, double[]> {
        @Override
        public double[] predict(Data input, Call call) {
            Tensor tensor = input.tensor();
            return input.names().isEmpty()
                    ? new double[] {tensor.dimension(0), tensor.dimension(1), tensor.doubleAt(0)}
                    : new double[] {tensor.dimension(0), tensor.dimension(1)};
        }
    }

    /** Answers two rows. */
    @ApplicationScoped
    public static class TwoRows implements Model<Tensor, double[][]> {
        @Override
        public double[][] predict(Tensor input, Call call) {
            return new double[][] {{.25, .75}, {1, 0}};
        }

        @Override
        public List<String> classNames() {
            return List.of("a", "b");
        }
    }

    /** Answers probabilities with infinite decimal expansions; the first class has no name. */
    @ApplicationScoped
    public static class Third implements Model<Tensor, double[]> {
        @Override
        public double[] predict(Tensor input, Call call) {
            return new double[] {1 / 3.0, 2 / 3.0};
        }

        @Override
        public List<String> classNames() {
            return List.of("", "odds");
        }
    }

    /** Answers a row without classes. */
    @ApplicationScoped
    public static class Empty implements Model<Tensor, double[][]> {
        @Override
        public double[][] predict(Tensor input, Call call) {
            return new double[1][0];
        }
    }

    /** Always fails. */
    @ApplicationScoped
    public static class Raises implements Model<Tensor, double[]> {
        @Override
        public double[] predict(Tensor input, Call call) {
            throw new IllegalStateException("bad model");
        }
    }

    /** Answers no row at all. */
    @ApplicationScoped
    public static class NoRow implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            return Tensor.of(new int[] {0, 3}, new double[0]);
        }
    }

    /** Answers NaN, which JSON cannot express. */
    @ApplicationScoped
    public static class NotANumber implements Model<Tensor, double[]> {
        @Override
        public double[] predict(Tensor input, Call call) {
            return new double[] {Double.NaN, 1e-7};
        }
    }

    /** Answers an object that contains its input. */
    @ApplicationScoped
    public static class Echo implements Model<JsonValue, JsonValue> {
        @Override
        public JsonValue predict(JsonValue input, Call call) {
            return Json.createObjectBuilder().add("echo", input).build();
        }
    }

    /** Answers a list that contains its input. */
    @ApplicationScoped
    public static class Listing implements Model<JsonValue, JsonValue> {
        @Override
        public JsonValue predict(JsonValue input, Call call) {
            return Json.createArrayBuilder()
                    .add(1)
                    .add("two")
                    .add(Json.createObjectBuilder().add("n", input))
                    .build();
        }
    }
}
