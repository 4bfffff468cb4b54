package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import inference.InferenceProtos;
import inference.InferenceProtos.InferParameter;
import inference.InferenceProtos.InferTensorContents;
import inference.InferenceProtos.ModelInferRequest.InferInputTensor;
import inference.InferenceProtos.ModelInferRequest.InferRequestedOutputTensor;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

class ModelInferReaderTest {
    private static InferInputTensor.Builder input(String datatype, long... shape) {
        InferInputTensor.Builder input =
                InferInputTensor.newBuilder().setName("x").setDatatype(datatype);
        for (long length : shape) {
            input.addShape(length);
        }
        return input;
    }

    private static InferInputTensor.Builder fp32(float... elements) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (float element : elements) {
            contents.addFp32Contents(element);
        }
        return input("FP32", elements.length).setContents(contents);
    }

    private static InferInputTensor.Builder with(InferInputTensor.Builder input, InferTensorContents.Builder contents) {
        return input.setContents(contents);
    }

    private static InferTensorContents.Builder contents() {
        return InferTensorContents.newBuilder();
    }

    private static InferenceProtos.ModelInferRequest.Builder request(InferInputTensor.Builder... inputs) {
        InferenceProtos.ModelInferRequest.Builder request =
                InferenceProtos.ModelInferRequest.newBuilder().setModelName("m");
        for (InferInputTensor.Builder input : inputs) {
            request.addInputs(input);
        }
        return request;
    }

    private static ModelInferRequest read(byte[] bytes, Allowance allowance) throws IOException {
        return ModelInferReader.read(CodedInputStream.newInstance(bytes), bytes.length, allowance);
    }

    private static ModelInferRequest read(InferenceProtos.ModelInferRequest.Builder request) throws IOException {
        return read(request.build().toByteArray(), Allowance.UNLIMITED);
    }

    private static AbstractThrowableAssert<?, ?> assertRefuses(InferenceProtos.ModelInferRequest.Builder request) {
        return assertRefuses(request.build().toByteArray());
    }

    private static AbstractThrowableAssert<?, ?> assertRefuses(byte[] bytes) {
        return assertThatThrownBy(() -> read(bytes, Allowance.UNLIMITED))
                .isInstanceOfSatisfying(
                        SeldonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_DATA));
    }

    @Test
    void lastModelNameCounts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request(fp32(1)).setId("7").build().writeTo(bytes);
        InferenceProtos.ModelInferRequest.newBuilder()
                .setModelName("other")
                .build()
                .writeTo(bytes);

        ModelInferRequest read = read(bytes.toByteArray(), Allowance.UNLIMITED);

        assertThat(read.model()).isEqualTo("other");
        assertThat(read.request().id()).isEqualTo("7");
    }

    @Test
    void readsARequestWithoutInputs() throws IOException {
        ModelInferRequest read = read(request());

        assertThat(read.request().inputs()).isEmpty();
        assertThat(read.raw()).isFalse();
    }

    @Test
    void readsAScalarAndAnEmptyTensor() throws IOException {
        NamedTensor scalar = read(request(with(input("INT64"), contents().addInt64Contents(5))))
                .request()
                .inputs()
                .get(0);
        NamedTensor empty =
                read(request(input("FP64", 0, 4))).request().inputs().get(0);

        assertThat((long[]) scalar.array()).containsExactly(5);
        assertThat(scalar.shape()).isEmpty();
        assertThat((double[]) empty.array()).isEmpty();
        assertThat(empty.shape()).containsExactly(0, 4);
    }

    @Test
    void keepsUnsignedNumbersBeyondALongExact() throws IOException {
        NamedTensor tensor = read(request(with(
                        input("UINT64", 2), contents().addUint64Contents(-1).addUint64Contents(7))))
                .request()
                .inputs()
                .get(0);

        assertThat((JsonValue[]) tensor.array())
                .extracting(value -> ((JsonNumber) value).bigIntegerValueExact())
                .containsExactly(new BigInteger("18446744073709551615"), BigInteger.valueOf(7));
    }

    @ParameterizedTest
    @CsvSource({"INT8,-129", "INT8,128", "INT16,-32769", "INT16,32768"})
    void refusesIntegersBeyondTheirDatatype(String datatype, int value) {
        assertRefuses(request(with(input(datatype, 1), contents().addIntContents(value))))
                .hasMessage("element 0 of input x is out of the range of " + datatype + ": " + value);
    }

    @ParameterizedTest
    @CsvSource({"INT8,-128", "INT8,127", "INT16,-32768", "INT16,32767", "INT32,-2147483648", "INT32,2147483647"})
    void readsTheExtremesOfIntegers(String datatype, int value) throws IOException {
        NamedTensor tensor = read(request(with(input(datatype, 1), contents().addIntContents(value))))
                .request()
                .inputs()
                .get(0);

        assertThat((int[]) tensor.array()).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({"UINT8,256", "UINT8,4294967295", "UINT16,65536"})
    void refusesUnsignedIntegersBeyondTheirDatatype(String datatype, long value) {
        assertRefuses(request(with(input(datatype, 1), contents().addUintContents((int) value))))
                .hasMessage("element 0 of input x is out of the range of " + datatype + ": " + value);
    }

    @Test
    void refusesContentsOfAnotherDatatype() {
        assertRefuses(request(with(input("FP32", 1), contents().addFp64Contents(1))))
                .hasMessage("input x must have fp32_contents, as it is FP32, got fp64_contents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FP16", "BF16"})
    void refusesHalvesThatAreNotRaw(String datatype) {
        assertRefuses(request(with(input(datatype, 1), contents().addFp32Contents(1))))
                .hasMessage("input x must have raw_input_contents, as it is " + datatype + ", got fp32_contents");
        assertRefuses(request(input(datatype, 1)))
                .hasMessage("the shape of input x, [1], needs 1 elements in raw_input_contents, got 0");
    }

    @Test
    void refusesMoreOrFewerElementsThanTheShapeNeeds() {
        assertRefuses(request(fp32(1, 2).clearShape().addShape(3)))
                .hasMessage("the shape of input x, [3], needs 3 elements in fp32_contents, got 2");
        assertRefuses(request(fp32(1, 2).clearShape().addShape(1)))
                .hasMessage("the shape of input x, [1], needs 1 elements in fp32_contents, got 2");
        assertRefuses(request(input("FP32", 1)).addRawInputContents(ByteString.copyFrom(new byte[8])))
                .hasMessage("input x must have 4 bytes for 1 elements of FP32, got 8");
    }

    @Test
    void refusesRawContentsForSomeOfTheInputs() {
        assertRefuses(request(fp32(1), fp32(1).setName("y")).addRawInputContents(ByteString.copyFrom(new byte[4])))
                .hasMessage("raw_input_contents must have one element for each of the 2 inputs, got 1");
    }

    @Test
    void refusesMoreRawContentsThanInputs() {
        assertRefuses(request().addRawInputContents(ByteString.EMPTY))
                .hasMessage("raw_input_contents must have one element for each of the 0 inputs, got 1");
    }

    @Test
    void refusesContentsBesideRawContents() {
        assertRefuses(request(fp32(1)).addRawInputContents(ByteString.copyFrom(new byte[4])))
                .hasMessage("input x may not have contents, as the request has raw_input_contents");
    }

    @Test
    void refusesInputsOfTheSameNameOrWithoutOne() {
        assertRefuses(request(fp32(1), fp32(2))).hasMessage("there is more than one input x");
        assertRefuses(request(fp32(1).clearName())).hasMessage("an input must have a name");
    }

    @Test
    void limitsTheRankOfInputs() throws Exception {
        List<Long> most = Collections.nCopies(64, 1L);
        List<Long> more = Collections.nCopies(65, 1L);

        assertThat(read(request(fp32(1).clearShape().addAllShape(most)))
                        .request()
                        .inputs()
                        .get(0)
                        .shape())
                .hasSize(64);
        assertRefuses(request(fp32(1).clearShape().addAllShape(more)))
                .hasMessage("a shape has more than 64 dimensions");
    }

    @Test
    void refusesARequestedOutputWithoutAName() {
        assertRefuses(request(fp32(1)).addOutputs(InferRequestedOutputTensor.getDefaultInstance()))
                .hasMessage("a requested output must have a name");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 31, Long.MAX_VALUE})
    void refusesLengthsThatCannotBe(long length) {
        assertRefuses(request(input("FP32", length, 0)))
                .hasMessage("a length in a shape must be 0 to 2147483647, got " + length);
    }

    @Test
    void refusesShapesLargerThanTheMessage() {
        assertRefuses(request(input("FP32", 65536, 65536)))
                .hasMessage("the shape of input x, [65536, 65536], is larger than the message");
        assertRefuses(request(input("FP32", Integer.MAX_VALUE, 0)))
                .hasMessage("the shape of input x, [2147483647, 0], is larger than the message");
    }

    @Test
    void refusesUnknownDatatypesAndShowsTheirBeginning() {
        assertRefuses(request(input("fp32", 0))).hasMessageEndingWith("got fp32");
        assertRefuses(request(input("F".repeat(1 << 20), 0))).hasMessageEndingWith("got " + "F".repeat(64) + "...");
    }

    @Test
    void readsParametersOfEveryKindAndDropsThoseWithoutAValue() throws IOException {
        ModelInferRequest read = read(request()
                .putParameters(
                        "b", InferParameter.newBuilder().setBoolParam(true).build())
                .putParameters(
                        "i", InferParameter.newBuilder().setInt64Param(-5).build())
                .putParameters(
                        "s", InferParameter.newBuilder().setStringParam("t").build())
                .putParameters(
                        "d",
                        InferParameter.newBuilder().setDoubleParam(Double.NaN).build())
                .putParameters(
                        "u", InferParameter.newBuilder().setUint64Param(-1).build())
                .putParameters("n", InferParameter.getDefaultInstance()));

        assertThat(read.request().parameters().toString())
                .isEqualTo("{b=true, i=-5, s=\"t\", d=NaN, u=18446744073709551615}");
    }

    @Test
    void keepsTheIdOfARequestThatIsInvalid() throws IOException {
        byte[] bytes = request(fp32(1).clearName()).setId("17").build().toByteArray();

        ModelInferReader.Attempt attempt =
                ModelInferReader.attempt(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED);

        assertThat(attempt.id()).isEqualTo("17");
        assertThatThrownBy(attempt.request()::get).hasMessage("an input must have a name");
    }

    /** Requests of {@code ModelInfer} as the clients of three servers sent them, and what is wrong with some. */
    @ParameterizedTest
    @CsvFileSource(resources = "/oip/grpc-requests.txt", delimiter = ' ')
    void readsWhatClientsWereRecordedToSend(String server, String name, String base64) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(base64);
        switch (name) {
            case "g-infer-fp16-contents" -> assertRefuses(bytes).hasMessageContaining("must have raw_input_contents");
            case "g-raw-short" -> assertRefuses(bytes).hasMessageContaining("must have");
            case "g-raw-too-many" -> assertRefuses(bytes).hasMessageContaining("one element for each of the 1 inputs");
            case "g-raw-and-contents-same" -> assertRefuses(bytes).hasMessageContaining("may not have contents");
            case "g-infer-uint8-out-of-range" -> assertRefuses(bytes).hasMessageContaining("range of UINT8: 300");
            default -> {
                InferenceProtos.ModelInferRequest expected = InferenceProtos.ModelInferRequest.parseFrom(bytes);
                ModelInferRequest read = read(bytes, Allowance.UNLIMITED);
                assertThat(read.model()).isEqualTo(expected.getModelName());
                assertThat(ProtoInferOracle.proto(read)).isEqualTo(expected);
                assertThat(InferenceProtos.ModelInferRequest.parseFrom(
                                ModelInferWriter.request(read).bytes()))
                        .isEqualTo(expected);
            }
        }
    }

    /** Each claims 2 GiB - 1 for a part that is not there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 7})
    void claimsOfLengthBuyNoMemory(int field) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeTag(field, InferTags.BYTES);
        out.writeUInt32NoTag(Integer.MAX_VALUE);
        out.flush();
        AtomicLong taken = new AtomicLong();

        assertThatThrownBy(() -> read(bytes.toByteArray(), taken::addAndGet))
                .isInstanceOf(SeldonException.class)
                .hasMessageStartingWith("not a valid protobuf message: ");
        assertThat(taken).hasValue(0);
    }

    @Test
    void asksForTheMemoryOfElementsBeforeItIsTaken() {
        byte[] bytes = request(
                        with(input("BOOL", 100_000), contents().addAllBoolContents(Collections.nCopies(100_000, true))))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> read(bytes, wanted -> {
                    throw new SeldonException(Reason.TOO_LARGE, "asked for " + wanted);
                }))
                .hasMessageStartingWith("asked for 16");
    }
}
