package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Column;
import org.primeradiant.api.Columns;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Component;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Transformer;

/** Calls components with tensors by name that they take or do not take, as nodes of a graph are called. */
class NamedTensorsTest {
    private static final Tensors TABLE =
            Tensors.of("a", Tensor.of(new int[] {2}, 1.0, 2.0)).with("b", Tensor.of(new int[] {2, 1}, 3.0, 4.0));
    private static final Tensors UNLIKE =
            Tensors.of("a", Tensor.of(new int[] {1}, 0.5)).with("b", Tensor.of(new int[] {1, 2}, 3L, 4L));

    private record OverTensors() implements Model<Tensors, Tensors>, Combiner<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return input;
        }

        @Override
        public Tensors aggregate(List<Tensors> inputs, Call call) {
            return inputs.get(0).with("last", inputs.get(inputs.size() - 1).get("a"));
        }
    }

    private record OverRows() implements Model<double[][], double[][]>, Combiner<double[][], double[][]> {
        @Override
        public double[][] predict(double[][] input, Call call) {
            call.tag("names", String.join(",", call.names()));
            return input;
        }

        @Override
        public double[][] aggregate(List<double[][]> inputs, Call call) {
            return inputs.get(inputs.size() - 1);
        }
    }

    private record OverJson() implements Model<JsonObject, JsonObject> {
        @Override
        public JsonObject predict(JsonObject input, Call call) {
            return input;
        }
    }

    @Columns({@Column(name = "b", max = 3.5), @Column(name = "a")})
    private record Declared() implements Model<Payload, Payload> {
        @Override
        public Payload predict(Payload input, Call call) {
            return input;
        }
    }

    @Columns(count = 2)
    private record DeclaredOverTensors() implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return input;
        }
    }

    private record DeclaredByMethod() implements Model<Tensors, Tensors> {
        @Override
        @Columns(count = 2)
        public Tensors predict(Tensors input, Call call) {
            return input;
        }
    }

    /** Its columns belong to the operation that takes data. */
    @Columns(count = 2)
    private record DeclaredForOne() implements Model<Tensors, Tensors>, Transformer<double[], double[]> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return input;
        }

        @Override
        public double[] transformInput(double[] input, Call call) {
            return input;
        }
    }

    private static Microservice deployed(Component component) {
        return Microservices.deployment(Map.of("c", component)).registry().named("c");
    }

    private static SeldonMessage predict(Component component, Payload input) {
        return deployed(component).call(Operation.PREDICT, SeldonMessage.of(input), Caller.NONE);
    }

    @Test
    void passesTensorsThroughAComponentThatTakesThem() {
        assertThat(predict(new OverTensors(), UNLIKE).payload()).isEqualTo(UNLIKE);
    }

    @Test
    void answersInTheFormOfTheRequest() {
        Data data = new Data(Tensor.of(new int[] {1, 1}, 1.0), List.of("a"), Form.NDARRAY);

        assertThat(predict(new OverTensors(), data).payload())
                .isEqualTo(Tensors.of("a", Tensor.of(new int[] {1, 1}, 1.0)).in(Form.NDARRAY));
        assertThat(predict(new OverTensors(), TABLE.in(Form.TFTENSOR)).payload())
                .isEqualTo(TABLE.in(Form.TFTENSOR));
    }

    @Test
    void givesOtherComponentsWhatSeldonsWireWouldGiveThem() {
        SeldonMessage answer = predict(new OverRows(), TABLE);

        assertThat(((Data) answer.payload()).tensor()).isEqualTo(Tensor.of(new double[][] {{1, 3}, {2, 4}}));
        assertThat(answer.meta().tags().get("names")).hasToString("\"a,b\"");
        assertThat(predict(new OverJson(), UNLIKE).payload().toString()).contains("{\"a\":[0.5],\"b\":[[3,4]]}");
    }

    @Test
    void saysWhatAComponentTakesInstead() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> predict(new OverRows(), UNLIKE))
                .withMessage("c.predict takes data, got jsonData")
                .returns(Reason.BAD_DATA, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> predict(new OverJson(), TABLE))
                .withMessage("c.predict takes jsonData, got data");
    }

    @Test
    void convertsEachMessageOfACombiner() {
        List<SeldonMessage> messages = List.of(
                SeldonMessage.of(new Data(Tensor.of(new int[] {1, 1}, 1.0), List.of("a"), Form.TENSOR)),
                SeldonMessage.of(TABLE));

        SeldonMessage named = deployed(new OverTensors()).aggregate(messages, Caller.NONE);
        SeldonMessage rows = deployed(new OverRows()).aggregate(messages, Caller.NONE);

        assertThat(((Tensors) named.payload()).names()).containsExactly("a", "last");
        assertThat(((Data) rows.payload()).tensor()).isEqualTo(Tensor.of(new double[][] {{1, 3}, {2, 4}}));
    }

    @Test
    void checksAndArrangesDeclaredColumnsOfATable() {
        Tensors row = Tensors.of("a", Tensor.of(new int[] {1}, 1.0)).with("b", Tensor.of(new int[] {1}, 3.0));

        assertThat(((Data) predict(new Declared(), row).payload()).tensor())
                .isEqualTo(Tensor.of(new double[][] {{3, 1}}));
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> predict(new Declared(), TABLE))
                .withMessageContaining("column b, row 1");
    }

    @Test
    void refusesColumnsOfAComponentThatTakesTensors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployed(new DeclaredOverTensors()))
                .withMessageContaining("declares columns, but takes Tensors, which have none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployed(new DeclaredByMethod()))
                .withMessageContaining("columns are declared, but predict takes Tensors, which have none");
        assertThat(predict(new DeclaredForOne(), UNLIKE).payload()).isEqualTo(UNLIKE);
    }

    /** A column of one element takes far more heap than its two bytes of JSON. */
    @Test
    void chargesForTheColumnsOfAWideRow() {
        List<String> names = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();
        Data wide = new Data(Tensor.of(new int[] {1, 1000}, new double[1000]), names, Form.TENSOR);

        assertThat(NamedTensors.bytes(wide)).isEqualTo(192_000);
        assertThat(NamedTensors.bytes(Payload.data(wide.tensor()))).isZero();
        assertThat(NamedTensors.bytes(TABLE)).isZero();
        assertThat(((Tensors) predict(new OverTensors(), wide).payload()).size())
                .isEqualTo(1000);
    }

    @Test
    void chargesForWhatItConverts() {
        Tensors texts = TABLE.with("c", Tensor.of(new int[] {2}, "x", "y"));

        assertThat(NamedTensors.bytesOfSeldon(Tensors.of("a", Tensor.of(new int[] {1, 1}, 1.0))))
                .isZero();
        assertThat(NamedTensors.bytesOfSeldon(TABLE)).isEqualTo(4 * 8);
        assertThat(NamedTensors.bytesOfSeldon(texts)).isEqualTo(6 * 84);
        assertThat(NamedTensors.bytesOfSeldon(UNLIKE)).isEqualTo(3 * 84);
    }

    /** Each call may take 100 bytes less than the conversion needs. */
    @Test
    void refusesConversionsBeyondTheMemoryOfACall() {
        Tensors large = Tensors.of("a", Tensor.of(new int[] {1000}, new double[1000]))
                .with("b", Tensor.of(new int[] {1000}, new double[1000]));
        List<String> names = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();
        Data wide = new Data(Tensor.of(new int[] {1, 1000}, new double[1000]), names, Form.TENSOR);

        assertTooLarge(new OverRows(), large, 15_900);
        assertTooLarge(new OverTensors(), wide, 191_900);
    }

    private static void assertTooLarge(Component component, Payload input, long most) {
        Microservice service = deployed(component);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(Operation.PREDICT, SeldonMessage.of(input), Limited.to(most)))
                .returns(Reason.TOO_LARGE, SeldonException::reason);
    }

    @Test
    void tellsItsKindOfInput() {
        assertThat(deployed(new OverTensors()).inputKind(Operation.PREDICT)).isEqualTo(InputKind.TENSORS);
        assertThat(deployed(new OverTensors()).metadata().inputs()).isEmpty();
    }

    @Test
    void keepsStatusAndMetaWhenItConverts() {
        SeldonMessage request = SeldonMessage.of(new Meta("p-1", Map.of(), Map.of(), Map.of(), List.of()), TABLE);

        SeldonMessage answer = deployed(new OverRows()).call(Operation.PREDICT, request, Caller.NONE);

        assertThat(answer.meta().puid()).isEqualTo("p-1");
    }
}
