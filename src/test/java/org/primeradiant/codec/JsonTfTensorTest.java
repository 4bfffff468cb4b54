package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonScanner;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.ResourceHandleProto;
import org.tensorflow.framework.TensorProto;
import org.tensorflow.framework.TensorShapeProto;
import org.tensorflow.framework.VariantTensorDataProto;

class JsonTfTensorTest {
    private static final TensorProto EVERYTHING = TensorProto.newBuilder()
            .setDtype(DataType.DT_HALF)
            .setTensorShape(TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dim.newBuilder()
                            .setSize(Long.MAX_VALUE)
                            .setName("rows"))
                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(-1))
                    .setUnknownRank(true))
            .setVersionNumber(-7)
            .setTensorContent(ByteString.copyFrom(new byte[] {0, -1, 2, 3}))
            .addFloatVal(1.5f)
            .addFloatVal(Float.NaN)
            .addDoubleVal(Double.NEGATIVE_INFINITY)
            .addDoubleVal(1e300)
            .addIntVal(Integer.MIN_VALUE)
            .addStringVal(ByteString.copyFromUtf8("é"))
            .addStringVal(ByteString.EMPTY)
            .addInt64Val(Long.MIN_VALUE)
            .addBoolVal(true)
            .addBoolVal(false)
            .addHalfVal(3)
            .addUint32Val(-1)
            .addUint64Val(-1)
            .addResourceHandleVal(
                    ResourceHandleProto.newBuilder().setDevice("d").setHashCode(-2))
            .addVariantVal(VariantTensorDataProto.newBuilder()
                    .setTypeName("t")
                    .addTensors(TensorProto.newBuilder().addDoubleVal(0.25)))
            .build();

    private static TensorProto read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner =
                new JsonScanner(bytes, 0, bytes.length, false, new HeapUse(Allowance.UNLIMITED, bytes.length));
        TensorProto tensor = TfTensorJsonReader.read(scanner);
        scanner.finish();
        return tensor;
    }

    private static String write(TensorProto tensor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonOutput output = new JsonOutput(out);
        TfTensorJsonWriter.write(tensor, output);
        output.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatJsonFormatWrites() throws InvalidProtocolBufferException {
        assertThat(read(JsonFormat.printer().print(EVERYTHING))).isEqualTo(EVERYTHING);
        assertThat(read(JsonFormat.printer().preservingProtoFieldNames().print(EVERYTHING)))
                .isEqualTo(EVERYTHING);
        assertThat(read(JsonFormat.printer().printingEnumsAsInts().print(EVERYTHING)))
                .isEqualTo(EVERYTHING);
    }

    @Test
    void writesWhatJsonFormatReads() throws IOException {
        TensorProto.Builder read = TensorProto.newBuilder();

        JsonFormat.parser().merge(write(EVERYTHING), read);

        assertThat(read.build()).isEqualTo(EVERYTHING);
    }

    @Test
    void writesMembersInAlphabeticalOrderAndLongsAsStrings() throws IOException {
        TensorProto tensor = TensorProto.newBuilder()
                .setDtype(DataType.DT_INT64)
                .setTensorShape(TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(2)))
                .setTensorContent(ByteString.copyFrom(new byte[] {1}))
                .build();

        assertThat(write(tensor))
                .isEqualTo("{\"dtype\":\"DT_INT64\",\"tensorContent\":\"AQ==\","
                        + "\"tensorShape\":{\"dim\":[{\"size\":\"2\"}]}}");
    }

    @Test
    void takesLongsAsNumbersOrStringsAndNullAsUnset() {
        assertThat(read("{\"int64Val\":[1,\"2\"],\"dtype\":null,\"uint64Val\":[18446744073709551615]}"))
                .isEqualTo(TensorProto.newBuilder()
                        .addInt64Val(1)
                        .addInt64Val(2)
                        .addUint64Val(-1)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "5",
                "{\"bogus\":1}",
                "{\"dtype\":\"DT_BOGUS\"}",
                "{\"dtype\":99999}",
                "{\"dtype\":[]}",
                "{\"intVal\":1}",
                "{\"intVal\":[2147483648]}",
                "{\"intVal\":[1.5]}",
                "{\"intVal\":[null]}",
                "{\"int64Val\":[\"x\"]}",
                "{\"int64Val\":[9223372036854775808]}",
                "{\"uint32Val\":[-1]}",
                "{\"uint64Val\":[18446744073709551616]}",
                "{\"boolVal\":[1]}",
                "{\"tensorContent\":\"A\"}",
                "{\"tensorContent\":5}",
                "{\"tensorShape\":[]}",
                "{\"tensorShape\":{\"dim\":[1]}}",
                "{\"floatVal\":[\"a\"]}",
                "{\"floatVal\":[true]}"
            })
    void rejectsWhatIsNoTensorProto(String json) {
        assertBadData(() -> read(json), "");
    }
}
