package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.beans.Introspector;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Column;
import org.primeradiant.api.Column.Kind;
import org.primeradiant.api.Columns;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Component;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;
import org.primeradiant.metrics.Meters;

/** Declares columns and calls a component with data that fits them or not. */
class ColumnsTest {
    /** Answers what it got, in a message so that the names of the columns stay. */
    @Columns({
        @Column(name = "area", min = 10, max = 1000),
        @Column(name = "rooms", kind = Kind.INTEGER, min = 1),
        @Column(name = "heated", kind = Kind.BOOLEAN),
        @Column(
                name = "floor",
                values = {"-1", "0", "1.5"},
                optional = true)
    })
    static class Flats implements Model<double[][], SeldonMessage>, Combiner<double[][], SeldonMessage> {
        @Override
        public SeldonMessage predict(double[][] flats, Call call) {
            return SeldonMessage.of(new Data(Tensor.of(flats), call.names(), Form.NDARRAY));
        }

        @Override
        public SeldonMessage aggregate(List<double[][]> flats, Call call) {
            return predict(flats.get(flats.size() - 1), call);
        }
    }

    /** Takes texts, too. */
    @Columns({
        @Column(
                name = "city",
                kind = Kind.TEXT,
                values = {"Bonn", "Rome"}),
        @Column(name = "note", kind = Kind.TEXT, optional = true),
        @Column(name = "age", kind = Kind.INTEGER, min = 0)
    })
    static class Mixed implements Model<Tensor, SeldonMessage> {
        @Override
        public SeldonMessage predict(Tensor tensor, Call call) {
            return SeldonMessage.of(new Data(tensor, call.names(), Form.NDARRAY));
        }
    }

    /** Declares pixels for one operation, two columns for the other. */
    @Columns(count = 2)
    static class Pixels implements Model<float[][], double[]>, Transformer<double[], double[]> {
        @Override
        @Columns(count = 784, value = @Column(min = 0, max = 0.1))
        public double[] predict(float[][] images, Call call) {
            return new double[] {images.length};
        }

        @Override
        public double[] transformInput(double[] row, Call call) {
            return row;
        }
    }

    /** Declares nothing. */
    static class Free implements Model<double[][], double[][]> {
        @Override
        public double[][] predict(double[][] rows, Call call) {
            return rows;
        }
    }

    private static Microservice service(Component component) {
        return service(component, new InputDeclarations(Set.of(), Map.of()));
    }

    private static Microservice service(Component component, InputDeclarations declarations) {
        String name = Introspector.decapitalize(component.getClass().getSimpleName());
        AnswerCompletion answers = new AnswerCompletion(Units.NONE, new Meters(Map.of()));
        ComponentDefinition definition = declarations.applied(ComponentDefinition.ofNode(name, component));
        Version version = Version.ready(definition, component, answers::describe);
        return new Microservice(name, new Lessor.Only(version), answers, () -> Readiness.READY);
    }

    private static SeldonMessage data(Tensor tensor, String... names) {
        return SeldonMessage.of(new Data(tensor, List.of(names), Form.NDARRAY));
    }

    private static Tensor row(double... values) {
        return Tensor.of(new int[] {1, values.length}, values);
    }

    private static Data predict(Microservice service, SeldonMessage message) {
        return (Data) service.call(Operation.PREDICT, message, Caller.NONE).payload();
    }

    private static void assertRefused(Microservice service, SeldonMessage message, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(Operation.PREDICT, message, Caller.NONE))
                .returns(Reason.BAD_DATA, SeldonException::reason)
                .withMessage(text);
    }

    @Test
    void passesWhatFitsUnchanged() {
        Data data =
                new Data(Tensor.of(new double[][] {{10, 1, 0, -1}, {1000, 7, 1, Double.NaN}}), List.of(), Form.TENSOR);
        SeldonMessage message = SeldonMessage.of(data);
        ColumnOrder order =
                InputRules.annotated(Flats.class).columns("flats.predict", Operation.PREDICT, double[][].class);

        assertThat(order.apply(message, Caller.NONE)).isSameAs(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.5    | 1   | 0   | 0 | column area, row 0 must be # and at most 1000, got 9.5",
                "1000.1 | 1   | 0   | 0 | column area, row 0 must be # and at most 1000, got 1000.1",
                "NaN    | 1   | 0   | 0 | column area, row 0 must be # and at most 1000, got NaN",
                "Infinity | 1 | 0   | 0 | column area, row 0 must be # and at most 1000, got Infinity",
                "10     | 1.5 | 0   | 0 | column rooms, row 0 must be a whole number of at least 1, got 1.5",
                "10     | 0   | 0   | 0 | column rooms, row 0 must be a whole number of at least 1, got 0.0",
                "10     | Infinity | 0 | 0 | column rooms, row 0 must be a whole number of at least 1, got Infinity",
                "10     | 1   | 0.5 | 0 | column heated, row 0 must be 0 or 1, got 0.5",
                "10     | 1   | NaN | 0 | column heated, row 0 must be 0 or 1, got NaN",
                "10     | 1   | 1   | 2 | column floor, row 0 must be a number, one of [-1, 0, 1.5], got 2.0"
            })
    void namesColumnRowAndBound(double area, double rooms, double heated, double floor, String text) {
        assertRefused(
                service(new Flats()),
                data(row(area, rooms, heated, floor)),
                "flats.predict: " + text.replace("#", "a number of at least 10"));
    }

    @Test
    void namesTheRowFromZero() {
        Tensor rows = Tensor.of(new double[][] {{10, 1, 0, 0}, {10, 1, 0, 0}, {10, -3, 0, 0}});

        assertRefused(
                service(new Flats()),
                data(rows),
                "flats.predict: column rooms, row 2 must be a whole number of at least 1, got -3.0");
    }

    @Test
    void refusesAnotherNumberOfColumns() {
        Microservice flats = service(new Flats());
        String takes = "flats.predict takes 4 columns [area, rooms, heated, floor], got ";

        assertRefused(flats, data(row(1)), takes + 1);
        assertRefused(flats, data(row(10, 1, 0, 0, 0)), takes + 5);
        assertRefused(flats, data(Tensor.of(new int[] {1, 0}, new double[0])), takes + 0);
        assertRefused(flats, data(Tensor.of(new int[] {0}, new double[0])), takes + 0);
        assertRefused(
                flats,
                data(Tensor.of(new int[] {1, 1, 4}, 10.0, 1.0, 0.0, 0.0)),
                "flats.predict takes rows of 4 columns, got shape [1, 1, 4]");
        assertThat(predict(flats, data(Tensor.of(new int[] {0, 4}, new double[0])))
                        .tensor()
                        .size())
                .isZero();
    }

    @Test
    void ordersColumnsByTheirNames() {
        Data taken = predict(service(new Flats()), data(row(1, 0, 20, 3), "heated", "floor", "area", "rooms"));

        assertThat(taken.tensor()).isEqualTo(row(20, 3, 1, 0));
        assertThat(taken.names()).containsExactly("area", "rooms", "heated", "floor");
    }

    @Test
    void ordersEveryTypeOfElement() {
        Microservice flats = service(new Flats());
        String[] names = {"heated", "floor", "area", "rooms"};
        int[] shape = {1, 4};

        assertThat(predict(flats, data(Tensor.of(shape, 1L, 0L, 20L, 3L), names))
                        .tensor())
                .isEqualTo(row(20, 3, 1, 0));
        assertThat(predict(flats, data(Tensor.of(shape, 1, 0, 20, 3), names)).tensor())
                .isEqualTo(row(20, 3, 1, 0));
        assertThat(predict(flats, data(Tensor.of(shape, 1f, 0f, 20f, 3f), names))
                        .tensor())
                .isEqualTo(row(20, 3, 1, 0));
        assertThat(predict(
                                flats,
                                data(
                                        Tensor.of(
                                                shape,
                                                JsonValue.TRUE,
                                                JsonValue.NULL,
                                                Json.createValue(20),
                                                Json.createValue(3)),
                                        names))
                        .tensor())
                .isEqualTo(row(20, 3, 1, Double.NaN));
    }

    @Test
    void refusesNamesThatDoNotFit() {
        Microservice flats = service(new Flats());
        String takes = "; it takes [area, rooms, heated, floor]";

        assertRefused(
                flats,
                data(row(10, 1, 0, 0), "area", "rooms", "heated", "flor"),
                "flats.predict does not know the column 'flor'" + takes);
        assertRefused(
                flats, data(row(10, 1, 0), "area", "rooms", "floor"), "flats.predict got no column heated" + takes);
        assertRefused(
                flats,
                data(row(10, 1, 0, 0), "area", "rooms", "heated", "area"),
                "flats.predict got the column area twice");
        assertRefused(flats, data(row(10, 1, 0, 0), "area"), "flats.predict got 1 names for 4 columns");
    }

    @Test
    void takesTheNamesOfUpstreamNodesAndPandasForNone() {
        Microservice flats = service(new Flats());

        assertThat(predict(flats, data(row(10, 1, 0, 0), "t:0", "t:1", "t:2", "t:3"))
                        .tensor())
                .isEqualTo(row(10, 1, 0, 0));
        assertThat(predict(flats, data(row(10, 1, 0, 0), "0", "1", "2", "3")).tensor())
                .isEqualTo(row(10, 1, 0, 0));
        assertRefused(
                flats,
                data(row(10, 1, 0, 0), "1", "0", "2", "3"),
                "flats.predict does not know the column '1'; it takes [area, rooms, heated, floor]");
    }

    @Test
    void fillsOptionalColumnsThatAreMissing() {
        Microservice flats = service(new Flats());

        assertThat(predict(flats, data(row(10, 1, 0))).tensor()).isEqualTo(row(10, 1, 0, Double.NaN));
        assertThat(predict(flats, data(Tensor.of(new int[] {2, 3}, 10L, 1L, 0L, 20L, 2L, 1L)))
                        .tensor())
                .isEqualTo(Tensor.of(new double[][] {{10, 1, 0, Double.NaN}, {20, 2, 1, Double.NaN}}));
        assertThat(predict(flats, data(row(0, 1, 10), "heated", "rooms", "area"))
                        .tensor())
                .isEqualTo(row(10, 1, 0, Double.NaN));
    }

    @Test
    void checksTextsAndMixedElements() {
        Microservice mixed = service(new Mixed());
        Tensor texts = Tensor.of(new int[] {1, 3}, "Bonn", "", "7");
        Tensor json = Tensor.of(new int[] {1, 3}, Json.createValue("Rome"), JsonValue.NULL, Json.createValue(7));

        assertThat(predict(mixed, data(texts)).tensor()).isEqualTo(texts);
        assertThat(predict(mixed, data(json)).tensor()).isEqualTo(json);
        assertThat(predict(mixed, data(Tensor.of(new int[] {1, 2}, "7", "Bonn"), "age", "city"))
                        .tensor())
                .isEqualTo(texts);
        assertRefused(
                mixed,
                data(Tensor.of(new int[] {1, 3}, "Oslo", "", "7")),
                "mixed.predict: column city, row 0 must be a text, one of [Bonn, Rome], got \"Oslo\"");
        assertRefused(
                mixed,
                data(Tensor.of(new int[] {1, 3}, "Rome", "", "old")),
                "mixed.predict: column age, row 0 must be a whole number of at least 0, got \"old\"");
        assertRefused(
                mixed,
                data(row(1, 2, 3)),
                "mixed.predict: column city, row 0 must be a text, one of [Bonn, Rome], got 1.0");
        assertRefused(
                mixed,
                data(Tensor.of(new int[] {1, 3}, Json.createValue("Rome"), JsonValue.NULL, JsonValue.NULL)),
                "mixed.predict: column age, row 0 must be a whole number of at least 0, got null");
    }

    @Test
    void checksEveryMessageOfACombiner() {
        Microservice flats = service(new Flats());
        SeldonMessage good = data(row(10, 1, 0, 0));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> flats.aggregate(List.of(good, data(row(1, 1, 0, 0))), Caller.NONE))
                .withMessageStartingWith("flats.aggregate: column area, row 0 must be");
        assertThat(flats.aggregate(List.of(good, data(row(0, 1, 10), "heated", "rooms", "area")), Caller.NONE)
                        .payload())
                .isEqualTo(new Data(row(10, 1, 0, Double.NaN), List.of(), Form.NDARRAY));
    }

    @Test
    void countsColumnsThatAreAlike() {
        Microservice pixels = service(new Pixels());
        float[] image = new float[784];
        image[3] = 0.1f; // more than 0.1 as a double

        assertThat(predict(pixels, data(Tensor.of(new int[] {1, 784}, image)))
                        .tensor()
                        .size())
                .isEqualTo(1);
        image[783] = 0.2f;
        assertRefused(
                pixels,
                data(Tensor.of(new int[] {1, 784}, image)),
                "pixels.predict: column 783, row 0 must be a number of at least 0 and at most 0.1, got 0.2");
        assertRefused(pixels, data(row(1)), "pixels.predict takes 784 columns, got 1");
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> pixels.call(Operation.TRANSFORM_INPUT, data(row(1, 2, 3)), Caller.NONE))
                .withMessage("pixels.transformInput takes 2 columns, got 3");
    }

    @Test
    void describesTheColumnsInTheMetadata() {
        ModelMetadata flats = service(new Flats()).metadata();

        assertThat(flats.name()).isEqualTo("flats");
        assertThat(flats.versions()).isEmpty();
        assertThat(flats.inputs()).singleElement().satisfies(input -> {
            assertThat(input.messagetype()).isEqualTo("tensor");
            assertThat(input.schema())
                    .hasToString("{\"names\":[\"area\",\"rooms\",\"heated\",\"floor\"]," + "\"shape\":[4]}");
        });
        assertThat(flats.custom())
                .isEqualTo(Map.of(
                        "columns",
                        "[{\"name\":\"area\",\"type\":\"number\",\"minimum\":10.0,\"maximum\":1000.0,"
                                + "\"required\":true},"
                                + "{\"name\":\"rooms\",\"type\":\"integer\",\"minimum\":1.0,\"required\":true},"
                                + "{\"name\":\"heated\",\"type\":\"boolean\",\"required\":true},"
                                + "{\"name\":\"floor\",\"type\":\"number\",\"enum\":[-1.0,0.0,1.5],"
                                + "\"required\":false}]"));
        assertThat(service(new Pixels()).metadata().custom().get("columns"))
                .isEqualTo("[{\"type\":\"number\",\"minimum\":0.0,\"maximum\":0.1,\"required\":true,\"count\":784}]");
        assertThat(service(new Free()).metadata().inputs())
                .containsExactly(MessageMetadata.of("tensor", JsonValue.EMPTY_JSON_OBJECT));
    }

    @Test
    void takesColumnsFromTheSetting() {
        InputDeclarations set = new InputDeclarations(Set.of(), ColumnDeclarations.parse("""
                        free.predict: [{name: a, kind: integer, max: 9}, {name: b, optional: true}]
                        flats: {count: 1, columns: [{values: [1, 2]}]}
                        """));

        assertRefused(
                service(new Free(), set),
                data(row(10)),
                "free.predict: column a, row 0 must be a whole number of at most 9, got 10.0");
        assertThat(predict(service(new Free(), set), data(row(2, 1), "b", "a")).tensor())
                .isEqualTo(row(1, 2));
        assertThat(predict(service(new Flats(), set), data(row(2))).tensor()).isEqualTo(row(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1 | .a must be an object",
                "a: [] | .a: columns must be listed or counted, got the count 0",
                "a: {count: -1} | .a: columns must be listed or counted, got the count -1",
                "a: {count: 1.5} | .a.count must be a whole number, got '1.5'",
                "a: [{name: x}, {name: x}] | .a: the column 'x' is declared twice",
                "a: [{name: x}, {}] | .a: either all columns have a name or none, got only [x]",
                "a: [{min: 2, max: 1}] | .a: min of a column must not exceed max, got 2.0 and 1.0",
                "a: [{min: low}] | .a[0].min must be a number, got 'low'",
                "a: [{kind: date}] | .a[0].kind must be one of [number, integer, boolean, text], got 'date'",
                "a: [{kind: text, min: 1}] | .a: a column of texts has no min or max; use values",
                "a: [{values: [x]}] | .a: values of a column must be numbers, got 'x'",
                "a: [{optional: maybe}] | .a[0].optional must be true or false, got 'maybe'",
                "a: {count: 3, columns: [{name: x}]} | .a: 1 columns are listed, but the count is 3"
            })
    void refusesASettingThatContradictsItself(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnDeclarations.parse(text))
                .withMessage("RADIANT_COLUMNS" + problem.strip());
    }

    @Test
    void refusesASettingForNoComponent() {
        InputDeclarations set =
                new InputDeclarations(Set.of("a", "x"), ColumnDeclarations.parse("a.route: {count: 1}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.check(Set.of("a", "b")))
                .withMessage("Radiant: RADIANT_STRICT_MEMBERS names [x], but the components are [a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InputDeclarations(Set.of(), set.columns()).check(Set.of("b")))
                .withMessage("Radiant: RADIANT_COLUMNS names [a.route], but the components are [b]");
    }

    @Columns(count = 2)
    static class NoData implements Model<String, String> {
        @Override
        public String predict(String text, Call call) {
            return text;
        }
    }

    @Columns(@Column(kind = Kind.TEXT))
    static class TextsAsNumbers implements Model<double[][], double[][]> {
        @Override
        public double[][] predict(double[][] rows, Call call) {
            return rows;
        }
    }

    @Test
    void refusesDeclarationsThatTheTypesContradict() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(new NoData()))
                .withMessageContaining("declares columns, but takes no data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(new TextsAsNumbers()))
                .withMessageContaining("a column holds texts, but predict takes arrays of numbers");
    }

    /** Ten thousand rows, so that an allocation for each row or element would show. */
    @Test
    void allocatesNothingForValuesThatFit() {
        double[] values = new double[40_000];
        IntStream.range(0, 10_000).forEach(row -> {
            values[4 * row] = 10;
            values[4 * row + 1] = 1;
            values[4 * row + 3] = 1.5;
        });
        SeldonMessage message = data(Tensor.wrap(new int[] {10_000, 4}, values), "area", "rooms", "heated", "floor");
        ColumnOrder order =
                InputRules.annotated(Flats.class).columns("flats.predict", Operation.PREDICT, double[][].class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        order.apply(message, Caller.NONE);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            order.apply(message, Caller.NONE);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes).isLessThan(100 * 256); // iterators of the interpreter; a row would be 40,000 times that
    }
}
