package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorProto;

/** TensorFlow tensors that {@link TfTensor} refuses, and the limits of those it fills. */
class TfTensorRefusalsTest {
    @Test
    void fillsAsManyElementsAsTheMessageHasBytesAndRefusesMore() {
        HeapUse use = new HeapUse(Allowance.UNLIMITED, 1000);

        assertThat(TfTensor.tensor(
                                shape(DataType.DT_BOOL, 1000).addBoolVal(true).build(), use)
                        .size())
                .isEqualTo(1000);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> TfTensor.tensor(
                        shape(DataType.DT_BOOL, 1001).addBoolVal(true).build(), use))
                .withMessage("data.tftensor has 1 values for 1001 elements; if values are missing, the maximum for a"
                        + " message of this size is 1000");
    }

    @Test
    void fills256ElementsOfAMessageHoweverShort() {
        HeapUse use = new HeapUse(Allowance.UNLIMITED, 20);

        assertThat(TfTensor.tensor(
                                shape(DataType.DT_BOOL, 16, 16).addBoolVal(true).build(), use)
                        .size())
                .isEqualTo(256);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> TfTensor.tensor(
                        shape(DataType.DT_BOOL, 257).addBoolVal(true).build(), use));
    }

    @Test
    void refusesShapesThatDoNotFit() {
        String shape = "data.tftensor.tensorShape ";
        TensorProto.Builder unknown = TensorProto.newBuilder().setDtype(DataType.DT_INT32);
        unknown.getTensorShapeBuilder().setUnknownRank(true);

        assertBad(unknown, shape + "must be known");
        assertBad(shape(DataType.DT_INT32, -1), shape + "must have dimensions from 0 to 2^31 - 1, got -1");
        assertBad(
                shape(DataType.DT_INT32, 1L << 32), shape + "must have dimensions from 0 to 2^31 - 1, got 4294967296");
        assertBad(
                shape(DataType.DT_INT32, 65536, 65536),
                shape + "must have dimensions of 0 or more that are not too large, got [65536, 65536]");
        assertBad(shape(DataType.DT_INT32, 1).addIntVal(1).addIntVal(2), shape + "needs 1 values, got 2");
        assertBad(
                shape(DataType.DT_INT32, 2).setTensorContent(ByteString.copyFrom(new byte[7])),
                "data.tftensor.tensorContent must have 4 bytes for each of 2 elements, got 7");
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"DT_INVALID", "DT_COMPLEX.*", "DT_Q.*", "DT_RESOURCE", "DT_VARIANT", "DT_.*_REF"})
    void refusesOtherTypes(DataType type) {
        assertBad(
                shape(type, 1), "data.tftensor.dtype must be a type of real numbers, booleans or strings, got " + type);
        assertBad(shape(type, 1).setTensorContent(utf8("12345678")), "data.tftensor.tensorContent cannot hold " + type);
    }

    @Test
    void refusesTypesThatHaveNoName() {
        assertBad(
                shape(DataType.DT_INT32, 1).setDtypeValue(77),
                "data.tftensor.dtype must be a type of real numbers, booleans or strings, got 77");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertBad(
                shape(DataType.DT_STRING, 1).addStringVal(ByteString.copyFrom(new byte[] {-1})),
                "data.tftensor.stringVal[0] is not UTF-8");
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

    private static void assertBad(TensorProto.Builder proto, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> TfTensor.tensor(proto.build(), new HeapUse(Allowance.UNLIMITED, 100)))
                .withMessage(message);
    }
}
