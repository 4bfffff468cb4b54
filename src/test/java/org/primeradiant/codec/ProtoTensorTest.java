package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;

/** Reads {@code data.tensor} from protobuf. */
class ProtoTensorTest {
    @Test
    void readsWhatSeldonsClientsSend() throws IOException {
        byte[] bytes = Base64.getDecoder().decode("Gi4KAWEKAWISJgoCAgISIAAAAAAAAAAAAAAAAAAAAAAAAAAAAADwPwAAAAAAAPA/");

        Payload payload = ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED)
                .payload();

        assertThat(payload)
                .isEqualTo(new Data(Tensor.of(new int[] {2, 2}, 0.0, 0.0, 1.0, 1.0), List.of("a", "b"), Form.TENSOR));
    }

    @Test
    void readsListsThatAreNotPacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt32(1, 1);
        out.writeInt32(1, 2);
        out.writeDouble(2, 1.5);
        out.writeDouble(2, 2.5);
        out.flush();

        assertThat(tensor(bytes.toByteArray())).isEqualTo(Tensor.of(new int[] {1, 2}, 1.5, 2.5));
    }

    @Test
    void readsPackedRunsMixedWithSingleValues() throws IOException {
        byte[] run = io.seldon.protos.PredictionProtos.Tensor.newBuilder()
                .addShape(5)
                .addValues(1)
                .addValues(2)
                .build()
                .toByteArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(run);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeDouble(2, 3);
        out.flush();
        bytes.write(run, 3, run.length - 3);

        assertThat(tensor(bytes.toByteArray())).isEqualTo(Tensor.of(new int[] {5}, 1.0, 2.0, 3.0, 1.0, 2.0));
    }

    @Test
    void usesTheLastOfTooManyValues() throws IOException {
        assertThat(tensor(new int[] {2}, 1, 2, 3, 4, 5)).isEqualTo(Tensor.of(new int[] {2}, 4.0, 5.0));
    }

    @Test
    void mergesTensorsThatFollowEachOther() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(message(new int[] {2}, 1, 2).toByteArray());
        bytes.write(message(new int[] {2}, 3, 4).toByteArray());

        assertThat(read(bytes.toByteArray())).isEqualTo(Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0));
    }

    @Test
    void readsAnEmptyTensor() throws IOException {
        assertThat(tensor(new int[] {0})).isEqualTo(Tensor.of(new int[] {0}, new double[0]));
    }

    @Test
    void readsNanAndInfinities() throws IOException {
        assertThat(tensor(new int[] {2}, Double.NaN, Double.NEGATIVE_INFINITY).doubles())
                .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({
        "'', data.tensor.shape is empty",
        "4, 'data.tensor.shape [4] needs 4 values, got 3'",
        "-3, 'data.tensor.shape must have dimensions of 0 or more that are not too large, got [-3]'",
        "-1 -3, 'data.tensor.shape must have dimensions of 0 or more that are not too large, got [-1, -3]'",
        "65536 65536, 'data.tensor.shape must have dimensions of 0 or more that are not too large, got [65536, 65536]'",
        "1000 0, 'data.tensor.shape must have dimensions of 0 or more that are not too large, got [1000, 0]'",
        "2147483647, 'data.tensor.shape [2147483647] needs 2147483647 values, got 3'",
    })
    void refusesAShapeThatDoesNotFit(String shape, String message) {
        int[] dimensions = shape.isEmpty() ? new int[0] : ints(shape);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> tensor(dimensions, 1, 2, 3))
                .withMessage(message);
    }

    @Test
    void takes128DimensionsAndRefusesMore() throws IOException {
        int[] most = new int[128];
        int[] tooMany = new int[129];
        Arrays.fill(most, 1);
        Arrays.fill(tooMany, 1);

        assertThat(tensor(most, 7).rank()).isEqualTo(128);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> tensor(tooMany, 7))
                .withMessage("data.tensor.shape has more than 128 dimensions");
    }

    @Test
    void refusesARunThatEndsWithinANumber() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> tensor(new byte[] {0x0A, 1, 1, 0x12, 7, 0, 0, 0, 0, 0, 0, 0}))
                .withMessageContaining("at byte 16");
    }

    @Test
    void spendsNoMemoryOnALengthThatIsNotThere() {
        byte[] twoGigabytes = {0x1A, -8, -1, -1, -1, 7, 0x12, -16, -1, -1, -1, 7, 0x12, -24, -1, -1, -1, 7, 1, 2, 3};

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> ProtoReader.message(
                        CodedInputStream.newInstance(new ByteArrayInputStream(twoGigabytes)),
                        Integer.MAX_VALUE,
                        Allowance.UNLIMITED));
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static SeldonMessage message(int[] shape, double... values) {
        DefaultData.Builder data = DefaultData.newBuilder();
        for (int length : shape) {
            data.getTensorBuilder().addShape(length);
        }
        for (double value : values) {
            data.getTensorBuilder().addValues(value);
        }
        return SeldonMessage.newBuilder().setData(data).build();
    }

    private static Tensor tensor(int[] shape, double... values) throws IOException {
        return read(message(shape, values).toByteArray());
    }

    private static Tensor tensor(byte[] body) throws IOException {
        byte[] data = field(2, body);
        return read(field(3, data));
    }

    private static byte[] field(int number, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeBytes(number, ByteString.copyFrom(body));
        out.flush();
        return bytes.toByteArray();
    }

    private static Tensor read(byte[] bytes) throws IOException {
        return ((Data) ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED)
                        .payload())
                .tensor();
    }
}
