package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.primeradiant.api.Form.TENSOR;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.seldon.protos.PredictionProtos.Metric;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;

/** Tests the tables of {@code docs/conversions.md} row by row. */
class ConversionsTest {
    /** A type that JSON-B binds. */
    public record Flower(String species, double length) {}

    private static final int[] ONE = {1, 1};
    private static final Tensor COLUMN_OF_1_3 = Tensor.of(new int[] {2, 1}, 1.0, 3.0);
    private static final Tensor COLUMN_OF_2_4 = Tensor.of(new int[] {2, 1}, 2.0, 4.0);

    private static final Conversions CONVERSIONS = RolePlans.usualConversions();

    private static final Type FLOWERS = new TypeLiteral<List<Flower>>() {}.getType();
    private static final Type FLOWER_BY_NAME = new TypeLiteral<Map<String, Flower>>() {}.getType();
    private static final Flower IRIS = new Flower("setosa", 5.1);

    private static final Metric METRIC =
            Metric.newBuilder().setKey("rows").setValue(3).build();
    private static final Any CUT_OFF_METRIC = Any.newBuilder()
            .setTypeUrl("type.googleapis.com/seldon.protos.Metric")
            .setValue(ByteString.copyFrom(new byte[] {10, 4, 'r'}))
            .build();

    /** A row of the table of inputs. */
    private record Input(Type declared, Payload payload, Object expected) {
        @Override
        public String toString() {
            return declared.getTypeName() + " takes " + payload;
        }
    }

    /** A payload that does not fit the declared input type, and its error message. */
    private record Misfit(Type declared, Payload payload, String text) {
        @Override
        public String toString() {
            return declared.getTypeName() + " does not take " + payload;
        }
    }

    /** A row of the table of answers. */
    private record Output(Type declared, Object answer, Payload expected) {
        @Override
        public String toString() {
            return declared.getTypeName() + " answers " + expected;
        }
    }

    /** A row of the table of types that fail the deployment. */
    private record Refused(Type declared, String text) {
        @Override
        public String toString() {
            return declared.getTypeName();
        }
    }

    private static Tensors columns(Tensor a, Tensor b) {
        return Tensors.of("a", a).with("b", b);
    }

    private static Data data(Tensor tensor) {
        return new Data(tensor, List.of("a", "b"), Form.NDARRAY);
    }

    private static JsonValue value(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    private static Payload json(String text) {
        return Payload.json(value(text));
    }

    private static Stream<Input> inputs() {
        Tensor vector = Tensor.of(new int[] {2}, 1.0, 2.0);
        Tensor row = Tensor.of(new int[] {1, 2}, 1.0, 2.0);
        Tensor rows = Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0);
        Tensor noRows = Tensor.of(new int[] {0, 2}, new double[0]);
        Tensor ints = Tensor.of(new int[] {2, 2}, 1, 2, 3, 4);
        Tensor words = Tensor.of(new int[] {1, 2}, "a", "b");
        Tensor single = Tensor.of(new int[0], 1.0);
        Tensors tensors = Tensors.of("x", noRows).with("y", ints);
        Data named = data(rows);
        return Stream.of(
                // data
                new Input(Tensor.class, data(rows), rows),
                new Input(Tensor.class, data(words), words),
                new Input(double[].class, data(vector), new double[] {1, 2}),
                new Input(double[].class, data(row), new double[] {1, 2}),
                new Input(double[].class, data(ints.reshape(1, 4)), new double[] {1, 2, 3, 4}),
                new Input(double[][].class, data(rows), new double[][] {{1, 2}, {3, 4}}),
                new Input(double[][].class, data(ints), new double[][] {{1, 2}, {3, 4}}),
                new Input(double[][].class, data(noRows), new double[0][]),
                new Input(float[][].class, data(rows), new float[][] {{1, 2}, {3, 4}}),
                new Input(float[][].class, data(ints), new float[][] {{1, 2}, {3, 4}}),
                new Input(float[][].class, data(noRows), new float[0][]),
                // strData
                new Input(String.class, Payload.text("setosa"), "setosa"),
                new Input(String.class, Payload.text(""), ""),
                // binData
                new Input(byte[].class, Payload.bytes((byte) 1, (byte) 2), new byte[] {1, 2}),
                // jsonData without conversion
                new Input(JsonValue.class, json("null"), JsonValue.NULL),
                new Input(JsonValue.class, json("\"a\""), Json.createValue("a")),
                new Input(JsonObject.class, json("{\"a\":1}"), value("{\"a\":1}")),
                new Input(JsonArray.class, json("[1,2]"), value("[1,2]")),
                new Input(JsonNumber.class, json("1.50"), value("1.50")),
                // jsonData through JSON-B
                new Input(Flower.class, json("{\"species\":\"setosa\",\"length\":5.1}"), IRIS),
                new Input(Flower.class, json("{\"length\":5.1,\"species\":\"setosa\",\"more\":[]}"), IRIS),
                new Input(FLOWERS, json("[{\"species\":\"setosa\",\"length\":5.1}]"), List.of(IRIS)),
                new Input(FLOWERS, json("[]"), List.of()),
                new Input(FLOWER_BY_NAME, json("{\"a\":{\"species\":\"setosa\",\"length\":5.1}}"), Map.of("a", IRIS)),
                new Input(Integer.class, json("7"), 7),
                new Input(String[].class, json("[\"a\",\"b\"]"), new String[] {"a", "b"}),
                // customData
                new Input(Metric.class, Payload.custom(METRIC), METRIC),
                new Input(Any.class, Payload.custom(METRIC), Any.pack(METRIC)),
                // tensors by name
                new Input(Tensors.class, tensors, tensors),
                new Input(Tensors.class, Payload.data(rows), Tensors.of("input-0", rows)),
                new Input(Tensors.class, new Data(rows, List.of("t:0", "t:1"), TENSOR), Tensors.of("input-0", rows)),
                new Input(Tensors.class, new Data(single, List.of("a"), TENSOR), Tensors.of("input-0", single)),
                new Input(
                        Tensors.class,
                        named,
                        columns(COLUMN_OF_1_3, COLUMN_OF_2_4).in(Form.NDARRAY)),
                new Input(
                        Tensors.class,
                        data(vector),
                        columns(Tensor.of(ONE, 1.0), Tensor.of(ONE, 2.0)).in(Form.NDARRAY)),
                new Input(
                        Tensors.class,
                        data(Tensor.of(new int[] {1, 2}, 1L, 2L)),
                        columns(Tensor.of(ONE, 1L), Tensor.of(ONE, 2L)).in(Form.NDARRAY)),
                new Input(
                        Tensors.class,
                        data(words),
                        columns(Tensor.of(ONE, "a"), Tensor.of(ONE, "b")).in(Form.NDARRAY)),
                new Input(
                        Tensors.class,
                        data(Tensor.of(new int[] {1, 2}, value("1"), JsonValue.TRUE)),
                        columns(Tensor.of(ONE, 1L), Tensor.of(ONE, true)).in(Form.NDARRAY)),
                new Input(
                        Tensors.class,
                        json("{\"b\":[[1,2]],\"a\":[\"x\"],\"c\":[[[true]]],\"d\":[1.5,null],\"e\":7}"),
                        Tensors.of("b", Tensor.of(new int[] {1, 2}, 1L, 2L))
                                .with("a", Tensor.of(new int[] {1}, "x"))
                                .with("c", Tensor.of(new int[] {1, 1, 1}, true))
                                .with("d", Tensor.of(new int[] {2}, 1.5, Double.NaN))
                                .with("e", Tensor.of(new int[0], 7L))),
                new Input(
                        Tensors.class,
                        json("{\"a\":[1,\"x\"]}"),
                        Tensors.of("a", Tensor.of(new int[] {2}, value("1"), value("\"x\"")))),
                // any payload
                new Input(Payload.class, tensors, tensors),
                new Input(SeldonMessage.class, tensors, SeldonMessage.of(tensors)),
                new Input(Payload.class, named, named),
                new Input(Payload.class, Payload.text("setosa"), Payload.text("setosa")),
                new Input(Data.class, named, named),
                new Input(Text.class, Payload.text("setosa"), Payload.text("setosa")),
                new Input(SeldonMessage.class, named, SeldonMessage.of(named)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void convertsWhatAComponentTakes(Input row) {
        Object input = CONVERSIONS
                .input("iris.predict", row.declared(), Strictness.ANNOTATED)
                .apply(SeldonMessage.of(row.payload()));

        assertThat(input).isEqualTo(row.expected());
    }

    private static Stream<Misfit> misfits() {
        Tensor vector = Tensor.of(new int[] {2}, 1.0, 2.0);
        Tensor column = Tensor.of(new int[] {2, 1}, 1.0, 2.0);
        Tensor single = Tensor.of(new int[0], 1.0);
        Tensor words = Tensor.of(new int[] {1, 2}, "a", "b");
        Tensor truths = Tensor.of(new int[] {1, 2}, true, false);
        return Stream.of(
                // another kind of payload
                new Misfit(Tensor.class, Payload.text("a"), "iris.predict takes data, got strData"),
                new Misfit(double[].class, json("[1]"), "iris.predict takes data, got jsonData"),
                new Misfit(String.class, data(vector), "iris.predict takes strData, got data"),
                new Misfit(byte[].class, Payload.text("a"), "iris.predict takes binData, got strData"),
                new Misfit(JsonValue.class, Payload.text("a"), "iris.predict takes jsonData, got strData"),
                new Misfit(Flower.class, Payload.text("a"), "iris.predict takes jsonData, got strData"),
                new Misfit(FLOWERS, data(vector), "iris.predict takes jsonData, got data"),
                new Misfit(Metric.class, Payload.text("a"), "iris.predict takes customData, got strData"),
                new Misfit(Any.class, Payload.bytes((byte) 1), "iris.predict takes customData, got binData"),
                new Misfit(Data.class, Payload.text("a"), "iris.predict takes Data, got strData"),
                new Misfit(Tensor.class, Payload.NONE, "iris.predict takes data, got nothing"),
                // another shape
                new Misfit(
                        double[].class,
                        data(column),
                        "iris.predict takes one row, got shape [2, 1];"
                                + " a batch needs a component that takes double[][] or Tensor"),
                new Misfit(
                        double[].class,
                        data(single),
                        "iris.predict takes one row, got shape [];"
                                + " a batch needs a component that takes double[][] or Tensor"),
                new Misfit(double[][].class, data(vector), "iris.predict takes rows of numbers, got shape [2]"),
                new Misfit(
                        float[][].class,
                        data(column.reshape(1, 2, 1)),
                        "iris.predict takes rows of numbers, got shape [1, 2, 1]"),
                // no tensors by name
                new Misfit(Tensors.class, Payload.text("a"), "iris.predict takes data or jsonData, got strData"),
                new Misfit(
                        Tensors.class, json("[1]"), "iris.predict takes an object of tensors as jsonData, got ARRAY"),
                new Misfit(
                        Tensors.class,
                        json("{\"a\":[[1],[2,3]]}"),
                        "iris.predict: jsonData member 'a': nested lists must have equal lengths and depths"),
                new Misfit(
                        Tensors.class,
                        json("{\"a\":[{}]}"),
                        "iris.predict takes nested lists of numbers, strings or booleans; jsonData member 'a' contains"
                                + " an object"),
                new Misfit(Tensors.class, json("{\"\":[1]}"), "iris.predict takes tensors by name, got an empty name"),
                new Misfit(Tensors.class, data(column), "iris.predict got 2 names for 1 column"),
                new Misfit(
                        Tensors.class,
                        new Data(vector, List.of("a", "a"), TENSOR),
                        "iris.predict got the column a twice"),
                new Misfit(
                        Tensors.class,
                        new Data(vector, List.of("a", ""), TENSOR),
                        "iris.predict takes tensors by name, got an empty name"),
                // not numbers
                new Misfit(double[].class, data(words), "iris.predict takes numbers, got STRING"),
                new Misfit(double[][].class, data(truths), "iris.predict takes numbers, got BOOLEAN"),
                new Misfit(float[][].class, data(words), "iris.predict takes numbers, got STRING"),
                // another JSON value
                new Misfit(JsonObject.class, json("[1]"), "iris.predict takes a JsonObject as jsonData, got ARRAY"),
                new Misfit(JsonArray.class, json("null"), "iris.predict takes a JsonArray as jsonData, got NULL"),
                new Misfit(Flower.class, json("[1]"), "iris.predict: jsonData does not fit ConversionsTest.Flower: "),
                new Misfit(
                        Flower.class,
                        json("{\"species\":\"setosa\",\"length\":\"long\"}"),
                        "iris.predict: jsonData does not fit ConversionsTest.Flower: "),
                new Misfit(Flower.class, json("null"), "iris.predict: jsonData does not fit ConversionsTest.Flower: "),
                new Misfit(FLOWERS, json("{}"), "iris.predict: jsonData does not fit List<ConversionsTest.Flower>"),
                new Misfit(FLOWERS, json("null"), "iris.predict: jsonData does not fit List<ConversionsTest.Flower>"),
                new Misfit(Integer.class, json("\"many\""), "iris.predict: jsonData does not fit Integer: "),
                // another protobuf message
                new Misfit(
                        Metric.class,
                        Payload.custom(Empty.getDefaultInstance()),
                        "iris.predict takes Metric, got type.googleapis.com/google.protobuf.Empty"),
                new Misfit(Metric.class, new Custom(CUT_OFF_METRIC), "iris.predict: customData is not a valid Metric"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void saysWhatDoesNotFit(Misfit row) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> CONVERSIONS
                        .input("iris.predict", row.declared(), Strictness.ANNOTATED)
                        .apply(SeldonMessage.of(row.payload())))
                .withMessageStartingWith(row.text())
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    private static Stream<Output> outputs() {
        Tensor rows = Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0);
        Data named = data(rows);
        return Stream.of(
                // data
                new Output(Tensor.class, rows, Payload.data(rows)),
                new Output(double[].class, new double[] {1, 2}, Payload.data(Tensor.of(new int[] {2}, 1.0, 2.0))),
                new Output(double[].class, new double[0], Payload.data(Tensor.of(new int[] {0}, new double[0]))),
                new Output(double[][].class, new double[][] {{1, 2}, {3, 4}}, Payload.data(rows)),
                new Output(
                        float[][].class,
                        new float[][] {{1, 2}, {3, 4}},
                        Payload.data(Tensor.of(new int[] {2, 2}, 1f, 2f, 3f, 4f))),
                // strData
                new Output(String.class, "setosa", Payload.text("setosa")),
                // binData
                new Output(byte[].class, new byte[] {1, 2}, Bytes.of((byte) 1, (byte) 2)),
                // jsonData without conversion
                new Output(JsonValue.class, JsonValue.NULL, json("null")),
                new Output(JsonObject.class, value("{\"a\":1}"), json("{\"a\":1}")),
                new Output(JsonArray.class, value("[1,2]"), json("[1,2]")),
                // jsonData through JSON-B
                new Output(Flower.class, IRIS, json("{\"length\":5.1,\"species\":\"setosa\"}")),
                new Output(FLOWERS, List.of(IRIS), json("[{\"length\":5.1,\"species\":\"setosa\"}]")),
                new Output(FLOWER_BY_NAME, Map.of("a", IRIS), json("{\"a\":{\"length\":5.1,\"species\":\"setosa\"}}")),
                new Output(Integer.class, 7, json("7")),
                new Output(String[].class, new String[] {"a", "b"}, json("[\"a\",\"b\"]")),
                // customData
                new Output(Metric.class, METRIC, new Custom(Any.pack(METRIC))),
                new Output(Any.class, Any.pack(METRIC), new Custom(Any.pack(METRIC))),
                new Output(Message.class, METRIC, new Custom(Any.pack(METRIC))),
                // tensors by name
                new Output(Tensors.class, Tensors.of("a", rows), Tensors.of("a", rows)),
                // any payload
                new Output(Payload.class, Payload.text("setosa"), Payload.text("setosa")),
                new Output(Data.class, named, named),
                new Output(SeldonMessage.class, SeldonMessage.of(named), named));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outputs")
    void convertsWhatAComponentAnswers(Output row) {
        SeldonMessage message = CONVERSIONS.output(row.declared()).apply(row.answer());

        assertThat(message).isEqualTo(SeldonMessage.of(row.expected()));
    }

    private static Stream<Refused> refusedTypes() {
        String arrays = " is not supported; take Tensor, double[], double[][] or float[][]";
        return Stream.of(
                new Refused(Object.class, "Object does not name a type; take Payload to accept any payload"),
                new Refused(int[].class, "int[]" + arrays),
                new Refused(long[].class, "long[]" + arrays),
                new Refused(float[].class, "float[]" + arrays),
                new Refused(boolean[].class, "boolean[]" + arrays),
                new Refused(int[][].class, "int[][]" + arrays),
                new Refused(double[][][].class, "double[][][]" + arrays),
                new Refused(
                        CharSequence.class, "java.lang.CharSequence is an interface, which JSON-B cannot instantiate"),
                new Refused(List.class, "java.util.List is raw; add its type arguments"),
                new Refused(Map.class, "java.util.Map is raw; add its type arguments"),
                new Refused(new TypeLiteral<List<?>>() {}.getType(), "? is a wildcard or type variable; name a class"),
                new Refused(
                        new TypeLiteral<List<? extends Flower>>() {}.getType(),
                        "is a wildcard or type variable; name a class"),
                new Refused(
                        new TypeLiteral<List<Object>>() {}.getType(),
                        "Object does not name a type; take Payload to accept any payload"),
                new Refused(new TypeLiteral<Collection<int[]>>() {}.getType(), "int[]" + arrays),
                new Refused(typeVariable(), "T is a wildcard or type variable; name a class"));
    }

    private static <T> Type typeVariable() {
        return new TypeLiteral<T>() {}.getType();
    }

    /** An answer with numbers that may not be finite. */
    public record Estimate(
            double mean, Double error, float weight, double[] all, List<Double> some, Map<String, Double> named) {}

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void answersNullForDoublesThatAreNotFinite(double value) {
        double[] all = {1.5, value};
        Estimate estimate = new Estimate(value, value, 1.1f, all, List.of(value, 2.0), Map.of("a", value, "b", 3.0));

        assertThat(CONVERSIONS.output(Estimate.class).apply(estimate).payload()).isEqualTo(json("""
                {"all": [1.5, null], "error": null, "mean": null, "named": {"a": null, "b": 3.0}, "some": [null, 2.0],
                "weight": 1.1}"""));
    }

    /** A class of a user's, for JSON-B. */
    public record SingleEstimate(Float error, float weight, float[] all, List<Float> some, Map<String, Float> named) {}

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void answersNullForFloatsThatAreNotFinite(float value) {
        float[] all = {1.1f, value};
        SingleEstimate estimate =
                new SingleEstimate(value, 1.1f, all, List.of(value, 2.5f), Map.of("a", value, "b", 3.0f));

        assertThat(CONVERSIONS.output(SingleEstimate.class).apply(estimate).payload())
                .isEqualTo(json("""
                {"all": [1.1, null], "error": null, "named": {"a": null, "b": 3.0}, "some": [null, 2.5],
                "weight": 1.1}"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTypes")
    void refusesToTakeWhatCannotBeServed(Refused row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONVERSIONS.input("iris.predict", row.declared(), Strictness.ANNOTATED))
                .withMessageContaining(row.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTypes")
    void refusesToAnswerWhatCannotBeServed(Refused row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONVERSIONS.output(row.declared()))
                .withMessageContaining(row.text());
    }

    @Test
    void refusesToTakeAMessageOfNoKnownType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CONVERSIONS.input("iris.predict", Message.class, Strictness.ANNOTATED))
                .withMessage("com.google.protobuf.Message is not a generated message; take Any instead");
    }
}
