package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;

/** Reads {@code data.ndarray} from protobuf. */
class ProtoNdarrayTest {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final double[] NONE = {};

    @Test
    void numbersAreDoubles() throws IOException {
        assertThat(read("[[1, 2], [3, 4], [5, 6]]"))
                .isEqualTo(Tensor.of(new int[] {3, 2}, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
    }

    @Test
    void truthValuesStayTruthValuesAmongThemselves() throws IOException {
        assertThat(read("[true, false]")).isEqualTo(Tensor.of(new int[] {2}, true, false));
    }

    @Test
    void truthValuesAreNumbersBesideNumbers() throws IOException {
        assertThat(read("[[1, true], [false, 2.5]]")).isEqualTo(Tensor.of(new int[] {2, 2}, 1.0, 1.0, 0.0, 2.5));
    }

    @Test
    void allAreStringsBesideAString() throws IOException {
        assertThat(read("[1, 2.5, true, false, \"a\"]"))
                .isEqualTo(Tensor.of(new int[] {5}, "1.0", "2.5", "True", "False", "a"));
    }

    @Test
    void allAreJsonBesideANullOrAnObject() throws IOException {
        JsonValue one = JSON.createValue(new BigDecimal("1.0"));

        assertThat(read("[1, null]")).isEqualTo(Tensor.of(new int[] {2}, one, JsonValue.NULL));
        assertThat(read("[\"a\", true, {}]"))
                .isEqualTo(
                        Tensor.of(new int[] {3}, JSON.createValue("a"), JsonValue.TRUE, JsonValue.EMPTY_JSON_OBJECT));
    }

    @Test
    void emptyListsKeepTheirShape() throws IOException {
        assertThat(read("[]")).isEqualTo(Tensor.of(new int[] {0}, NONE));
        assertThat(read("[[]]")).isEqualTo(Tensor.of(new int[] {1, 0}, NONE));
        assertThat(read("[[[], []]]")).isEqualTo(Tensor.of(new int[] {1, 2, 0}, NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1, 2], [3]]",
                "[[1], [2, 3]]",
                "[1, [2]]",
                "[[1], 2]",
                "[[], [1]]",
                "[[1], []]",
                "[[], [[]]]",
                "[[[1]], [1]]",
                "[[1], [[1]]]",
                "[[1], null]",
                "[[\"a\"], \"b\"]",
                "[[[1, 2], [3, 4]], [[5, 6]]]"
            })
    void refusesRaggedLists(String json) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> read(json))
                .withMessage("data.ndarray is ragged: its rows differ in length or depth");
    }

    @Test
    void keepsTheBitsOfNumbers() throws IOException {
        double[] numbers = {-0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e308};
        ListValue.Builder list = ListValue.newBuilder();
        for (double number : numbers) {
            list.addValues(Value.newBuilder().setNumberValue(number));
        }

        assertThat(read(list.build()).doubles()).containsExactly(numbers);
    }

    @Test
    void aValueWithoutKindIsNull() throws IOException {
        ListValue list = ListValue.newBuilder()
                .addValues(Value.getDefaultInstance())
                .addValues(Value.newBuilder().setBoolValue(true))
                .build();

        assertThat(read(list)).isEqualTo(Tensor.of(new int[] {2}, JsonValue.NULL, JsonValue.TRUE));
    }

    @Test
    void unknownFieldsAreSkippedAnywhere() throws IOException {
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(9, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        Value number =
                Value.newBuilder().setNumberValue(1).setUnknownFields(unknown).build();
        Value row = Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(number).setUnknownFields(unknown))
                .build();

        assertThat(read(ListValue.newBuilder().addValues(row).build())).isEqualTo(Tensor.of(new int[] {1, 1}, 1.0));
    }

    @Test
    void ofAOneofTheLastFieldCountsAndListsAreMerged() throws IOException {
        Value row = Value.newBuilder()
                .setListValue(
                        ListValue.newBuilder().addValues(Value.newBuilder().setNumberValue(1)))
                .build();
        ByteString twice = row.toByteString().concat(row.toByteString());
        ByteString numberThenTwice =
                Value.newBuilder().setNumberValue(5).build().toByteString().concat(twice);
        ByteString list = ByteString.copyFrom(new byte[] {0x0A, (byte) numberThenTwice.size()})
                .concat(numberThenTwice);

        assertThat(readList(list.concat(list))).isEqualTo(Tensor.of(new int[] {2, 2}, 1.0, 1.0, 1.0, 1.0));
    }

    @Test
    void takes128LevelsAndRefusesMore() throws IOException {
        assertThat(read(nested(128, "1")).rank()).isEqualTo(128);
        assertThat(read(nested(128, "\"a\"")).rank()).isEqualTo(128);
        for (String element : new String[] {"", "1", "\"a\"", "{}"}) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> read(nested(129, element)))
                    .withMessage("data.ndarray is nested deeper than 128 levels");
        }
    }

    @Test
    void keepsNaNAndTheInfinitiesAmongOtherValues() throws IOException {
        ListValue list = ListValue.newBuilder()
                .addValues(Value.newBuilder().setNullValueValue(0))
                .addValues(Value.newBuilder().setNumberValue(Double.NaN))
                .addValues(Value.newBuilder()
                        .setStructValue(Struct.newBuilder()
                                .putFields(
                                        "a",
                                        Value.newBuilder()
                                                .setNumberValue(Double.NEGATIVE_INFINITY)
                                                .build())))
                .build();

        Tensor tensor = read(list);

        assertThat((JsonValue[]) tensor.array())
                .extracting(JsonValue::toString)
                .containsExactly("null", "NaN", "{\"a\":-Infinity}");
        byte[] written = ProtoWriter.of(
                        org.primeradiant.api.SeldonMessage.of(new Data(tensor, List.of(), Form.NDARRAY)))
                .bytes();
        assertThat(SeldonMessage.parseFrom(written).getData().getNdarray()).isEqualTo(list);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        ByteString list = ByteString.copyFrom(new byte[] {0x0A, 3, 0x1A, 1, (byte) 0xFF});

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> readList(list))
                .withMessageStartingWith("data.ndarray is not a valid list");
    }

    private static String nested(int levels, String element) {
        return "[".repeat(levels) + element + "]".repeat(levels);
    }

    private static Tensor read(String json) throws IOException {
        JsonValue value = JSON.createReader(new StringReader(json)).readValue();
        return read(ProtoOracle.value(value).getListValue());
    }

    private static Tensor read(ListValue list) throws IOException {
        return readList(list.toByteString());
    }

    private static Tensor readList(ByteString list) throws IOException {
        DefaultData data = DefaultData.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                3,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(list)
                                        .build())
                        .build())
                .build();
        byte[] bytes = SeldonMessage.newBuilder().setData(data).build().toByteArray();
        return ((Data) ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED)
                        .payload())
                .tensor();
    }
}
