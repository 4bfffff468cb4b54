package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** Walks the second table of {@code docs/inference.md}. */
class AnswerTensorsTest {
    private static final Data TABLE =
            new Data(Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0), List.of("no", "yes"), Form.NDARRAY);

    private static List<NamedTensor> outputs(Payload payload, String... requested) {
        return outputs(payload, List.of(), requested);
    }

    private static List<NamedTensor> outputs(Payload payload, List<DeclaredTensor> declared, String... requested) {
        List<RequestedOutput> wanted = Arrays.stream(requested)
                .map(name -> new RequestedOutput(name, Map.of()))
                .toList();
        return new AnswerTensors(List.of(), declared, wanted, AnswerTensors.OUTPUT).of(payload);
    }

    private static DeclaredTensor declared(String name, Datatype datatype) {
        return new DeclaredTensor(name, datatype, List.of(-1L));
    }

    private static String text(NamedTensor tensor) {
        return tensor.name() + " " + tensor.datatype() + " " + Arrays.toString(tensor.shape()) + " "
                + Arrays.deepToString(new Object[] {tensor.array()}) + " " + tensor.parameters();
    }

    private static void assertOutput(Payload payload, String expected) {
        assertThat(outputs(payload)).extracting(AnswerTensorsTest::text).containsExactly(expected);
    }

    @Test
    void choosesTheDatatypeByTheJavaType() {
        assertOutput(TABLE, "output-0 FP64 [2, 2] [[1.0, 2.0, 3.0, 4.0]] {}");
        assertOutput(Payload.data(Tensor.of(new int[] {1}, 1.5f)), "output-0 FP32 [1] [[1.5]] {}");
        assertOutput(Payload.data(Tensor.of(new int[] {1}, 7L)), "output-0 INT64 [1] [[7]] {}");
        assertOutput(Payload.data(Tensor.of(new int[] {1}, 7)), "output-0 INT32 [1] [[7]] {}");
        assertOutput(Payload.data(Tensor.of(new int[] {1}, true)), "output-0 BOOL [1] [[true]] {}");
        assertOutput(Payload.data(Tensor.of(new int[] {1}, "a")), "output-0 BYTES [1] [[a]] {}");
    }

    @Test
    void makesNumbersOrTextsOfJsonElements() {
        assertOutput(
                Payload.data(Tensor.of(new int[] {2}, Json.createValue(1.5), JsonValue.NULL)),
                "output-0 FP64 [2] [[1.5, NaN]] {}");
        assertOutput(
                Payload.data(Tensor.of(new int[] {2}, Json.createValue("a"), Json.createValue(1))),
                "output-0 BYTES [2] [[a, 1]] {}");
    }

    @Test
    void saysWhatTextsAre() {
        assertOutput(Payload.text("hi"), "output-0 BYTES [1, 1] [[hi]] {content_type=\"str\"}");
        assertOutput(Payload.bytes((byte) 1), "output-0 BYTES [1, 1] [[[1]]] {content_type=\"base64\"}");
        assertOutput(Payload.json(JsonValue.EMPTY_JSON_OBJECT), "output-0 BYTES [1, 1] [[{}]] {content_type=\"json\"}");
    }

    @Test
    void hasNoOutputsWithoutAPayload() {
        assertThat(outputs(Payload.NONE)).isEmpty();
    }

    @Test
    void makesAnOutputOfEachTensor() {
        Tensors tensors = new Tensors(Map.of("a", Tensor.of(new int[] {1}, 1L)));

        assertThat(outputs(tensors)).extracting(AnswerTensorsTest::text).containsExactly("a INT64 [1] [[1]] {}");
    }

    @Test
    void keepsTheDatatypeOfWhatComesBackUnchanged() {
        int[] small = {200};
        NamedTensor input = new NamedTensor("x", Datatype.UINT8, new int[] {1}, small, Map.of());
        AnswerTensors answer = new AnswerTensors(List.of(input), List.of(), List.of(), AnswerTensors.OUTPUT);

        assertThat(answer.of(new Tensors(Map.of("y", Tensor.wrap(new int[] {1, 1}, small)))))
                .extracting(AnswerTensorsTest::text)
                .containsExactly("y UINT8 [1, 1] [[200]] {}");
    }

    @Test
    void convertsToTheDeclaredDatatype() {
        assertThat(outputs(TABLE, List.of(declared("score", Datatype.FP32))))
                .extracting(AnswerTensorsTest::text)
                .containsExactly("score FP32 [2, 2] [[1.0, 2.0, 3.0, 4.0]] {}");
        assertThat(outputs(TABLE, List.of(declared("score", Datatype.UINT8))))
                .extracting(AnswerTensorsTest::text)
                .containsExactly("score UINT8 [2, 2] [[1, 2, 3, 4]] {}");
        assertThat(outputs(TABLE, List.of(declared("score", Datatype.BYTES))))
                .extracting(AnswerTensorsTest::text)
                .containsExactly("score BYTES [2, 2] [[1.0, 2.0, 3.0, 4.0]] {}");
    }

    @Test
    void roundsNoWholeNumberAmongJsonElements() {
        assertThat(outputs(
                        Payload.data(
                                Tensor.of(new int[] {2}, Json.createValue(9007199254740993L), Json.createValue(1.0))),
                        List.of(declared("count", Datatype.INT64))))
                .extracting(AnswerTensorsTest::text)
                .containsExactly("count INT64 [2] [[9007199254740993, 1]] {}");
    }

    @Test
    void saysThatAComponentBreaksItsDeclaration() {
        assertThatThrownBy(() -> outputs(
                        Payload.data(Tensor.of(new int[] {1}, 300L)), List.of(declared("score", Datatype.UINT8))))
                .isInstanceOfSatisfying(
                        SeldonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERNAL_ERROR))
                .hasMessage("the output score is declared as UINT8, but 300 is out of its range");
    }

    @Test
    void picksColumnsThatAreAskedFor() {
        assertThat(outputs(TABLE, "yes"))
                .extracting(AnswerTensorsTest::text)
                .containsExactly("yes FP64 [2, 1] [[2.0, 4.0]] {}");
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        Tensors tensors = new Tensors(Map.of("a", Tensor.of(new int[] {1}, 1L), "b", Tensor.of(new int[] {1}, 2L)));

        assertThat(outputs(tensors, "b")).extracting(AnswerTensorsTest::text).containsExactly("b INT64 [1] [[2]] {}");
    }

    @Test
    void namesTheOutputsThatThereAre() {
        assertThatThrownBy(() -> outputs(TABLE, "maybe"))
                .isInstanceOfSatisfying(
                        SeldonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_DATA))
                .hasMessage("there is no output maybe; the outputs are [output-0, no, yes]");
    }

    @Test
    void answersAnOutputThatIsAskedForTwiceOnce() {
        assertThat(outputs(TABLE, "yes", "output-0", "yes", "output-0"))
                .extracting(NamedTensor::name)
                .containsExactly("yes", "output-0");
    }

    /** 100,000 names of each kind: in time that grows with their product, this would take minutes. */
    @Test
    void choosesAmongManyOutputsAndColumnsInLinearTime() {
        int count = 100_000;
        List<String> names = IntStream.range(0, count).mapToObj(i -> "x" + i).toList();
        Data wide = new Data(Tensor.of(new int[] {1, count}, new double[count]), names, Form.NDARRAY);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<NamedTensor> inputs = new ArrayList<>();
        for (String name : names) {
            Tensor tensor = Tensor.of(new int[] {1}, new float[1]);
            tensors.put(name, tensor);
            inputs.add(new NamedTensor(name, Datatype.FP16, tensor.shape(), tensor.array(), Map.of()));
        }
        List<RequestedOutput> wanted =
                names.stream().map(name -> new RequestedOutput(name, Map.of())).toList();

        AnswerTensors answer = new AnswerTensors(inputs, List.of(), wanted, AnswerTensors.OUTPUT);

        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(answer.of(wide)).hasSize(count);
            assertThat(answer.of(new Tensors(tensors)))
                    .hasSize(count)
                    .allMatch(output -> output.datatype() == Datatype.FP16);
        });
    }

    @Test
    void namesTheFirstOutputsOnlyIfOneIsUnknown() {
        List<String> names = IntStream.range(0, 50).mapToObj(i -> "x" + i).toList();
        Data wide = new Data(Tensor.of(new int[] {1, 50}, new double[50]), names, Form.NDARRAY);

        assertThatThrownBy(() -> outputs(wide, "y".repeat(1000)))
                .hasMessageStartingWith(
                        "there is no output " + "y".repeat(64) + "...; the outputs are [output-0, x0, x1,")
                .hasMessageEndingWith("x17, x18, ...]");
    }
}
