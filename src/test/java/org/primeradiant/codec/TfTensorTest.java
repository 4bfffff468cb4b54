package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorProto;

class TfTensorTest {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int[] TWO = {2};

    @Test
    void readsContentOfEachType() {
        assertThat(content(DataType.DT_DOUBLE, "000000000000f03f0000000000000080"))
                .isEqualTo(Tensor.of(TWO, 1.0, -0.0));
        assertThat(content(DataType.DT_FLOAT, "0000803f000000c0")).isEqualTo(Tensor.of(TWO, 1f, -2f));
        assertThat(content(DataType.DT_INT64, "0100000000000000ffffffffffffffff"))
                .isEqualTo(Tensor.of(TWO, 1L, -1L));
        assertThat(content(DataType.DT_INT32, "01000000ffffffff")).isEqualTo(Tensor.of(TWO, 1, -1));
        assertThat(content(DataType.DT_UINT32, "01000000ffffffff")).isEqualTo(Tensor.of(TWO, 1L, 4294967295L));
        assertThat(content(DataType.DT_INT16, "0100ffff")).isEqualTo(Tensor.of(TWO, 1, -1));
        assertThat(content(DataType.DT_UINT16, "0100ffff")).isEqualTo(Tensor.of(TWO, 1, 65535));
        assertThat(content(DataType.DT_INT8, "01ff")).isEqualTo(Tensor.of(TWO, 1, -1));
        assertThat(content(DataType.DT_UINT8, "01ff")).isEqualTo(Tensor.of(TWO, 1, 255));
        assertThat(content(DataType.DT_BOOL, "0100")).isEqualTo(Tensor.of(TWO, true, false));
        assertThat(content(DataType.DT_HALF, "003c00c0")).isEqualTo(Tensor.of(TWO, 1f, -2f));
        assertThat(content(DataType.DT_BFLOAT16, "803f00c0")).isEqualTo(Tensor.of(TWO, 1f, -2f));
    }

    @Test
    void readsTheListOfEachType() {
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_DOUBLE, 2)
                                .addDoubleVal(1)
                                .addDoubleVal(2)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 1.0, 2.0));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_FLOAT, 2)
                                .addFloatVal(1)
                                .addFloatVal(2)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 1f, 2f));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_INT64, 2)
                                .addInt64Val(1)
                                .addInt64Val(2)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 1L, 2L));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_UINT32, 2)
                                .addUint32Val(1)
                                .addUint32Val(-1)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 1L, 4294967295L));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_INT8, 2).addIntVal(1).addIntVal(-2).build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 1, -2));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_HALF, 2)
                                .addHalfVal(0x3C00)
                                .addHalfVal(0xC000)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 1f, -2f));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_BOOL, 2)
                                .addBoolVal(true)
                                .addBoolVal(false)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, true, false));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_STRING, 2)
                                .addStringVal(utf8("\u00e9"))
                                .addStringVal(utf8(""))
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, "\u00e9", ""));
    }

    @Test
    void unsignedLongsAreLongsIfAllFit() {
        JsonValue one = JSON.createValue(BigInteger.ONE);
        JsonValue most = JSON.createValue(new BigInteger("18446744073709551615"));

        assertThat(content(DataType.DT_UINT64, "0100000000000000ffffffffffffff7f"))
                .isEqualTo(Tensor.of(TWO, 1L, Long.MAX_VALUE));
        assertThat(content(DataType.DT_UINT64, "0100000000000000ffffffffffffffff"))
                .isEqualTo(Tensor.of(TWO, one, most));
    }

    @Test
    void halvesCoverSubnormalsInfinitiesAndNan() {
        assertThat(TfValues.halves(new int[] {0x0001, 0x8000, 0x7BFF, 0x7C00, 0xFC00, 0x7E00, 0x03FF}))
                .containsExactly(
                        0x1p-24f, -0f, 65504f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0x3FFp-24f);
    }

    @Test
    void theLastValueStandsForAllThatAreMissing() {
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_DOUBLE, 2, 3)
                                .addDoubleVal(1)
                                .addDoubleVal(2)
                                .build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(new int[] {2, 3}, 1.0, 2.0, 2.0, 2.0, 2.0, 2.0));
        assertThat(TfTensor.tensor(
                        shape(DataType.DT_STRING, 3).addStringVal(utf8("a")).build(),
                        new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(new int[] {3}, "a", "a", "a"));
    }

    @Test
    void withoutValuesAllAreZeros() {
        assertThat(TfTensor.tensor(shape(DataType.DT_INT32, 2).build(), new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, 0, 0));
        assertThat(TfTensor.tensor(shape(DataType.DT_STRING, 2).build(), new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(TWO, "", ""));
        assertThat(TfTensor.tensor(shape(DataType.DT_INT32, 5, 0).build(), new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(Tensor.of(new int[] {5, 0}, new int[0]));
    }

    static List<Tensor> tensors() {
        return List.of(
                Tensor.of(new int[] {1, 2}, 1.5, Double.NaN),
                Tensor.of(new int[] {1}, 1.5),
                Tensor.of(new int[0], 2.5f),
                Tensor.of(TWO, 1f, 2f),
                Tensor.of(TWO, 1L, Long.MIN_VALUE),
                Tensor.of(new int[] {1}, 5L),
                Tensor.of(TWO, 1, 2),
                Tensor.of(new int[] {1, 1}, 3),
                Tensor.of(TWO, true, false),
                Tensor.of(new int[] {1}, true),
                Tensor.of(TWO, "a", "\u00e9"),
                Tensor.of(new int[] {0}, new int[0]));
    }

    @ParameterizedTest
    @MethodSource("tensors")
    void comesBackAsItWas(Tensor tensor) {
        assertThat(TfTensor.tensor(TfTensor.proto(tensor), new HeapUse(Allowance.UNLIMITED, 100)))
                .isEqualTo(tensor);
    }

    @Test
    void writesContentForSeveralElementsAndTheListForOne() {
        assertThat(TfTensor.proto(Tensor.of(TWO, 1, 2)).getTensorContent().toByteArray())
                .containsExactly(1, 0, 0, 0, 2, 0, 0, 0);
        assertThat(TfTensor.proto(Tensor.of(new int[] {1}, 7L)).getInt64ValList())
                .containsExactly(7L);
        assertThat(TfTensor.proto(Tensor.of(new int[] {1}, 7L))
                        .getTensorContent()
                        .isEmpty())
                .isTrue();
    }

    private static Tensor content(DataType type, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return TfTensor.tensor(
                shape(type, 2).setTensorContent(ByteString.copyFrom(bytes)).build(),
                new HeapUse(Allowance.UNLIMITED, 100));
    }

    private static TensorProto.Builder shape(DataType type, long... lengths) {
        TensorProto.Builder proto = TensorProto.newBuilder().setDtype(type);
        for (long length : lengths) {
            proto.getTensorShapeBuilder().addDimBuilder().setSize(length);
        }
        return proto;
    }

    private static ByteString utf8(String text) {
        return ByteString.copyFromUtf8(text);
    }
}
