package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import io.seldon.protos.PredictionProtos;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Data;
import org.primeradiant.api.DefaultNames;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Meta;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;

class ProtoWriterTest {
    private static final JsonProvider JSON = JsonProvider.provider();

    @Test
    void writesWhatSeldonsWrapperWrites() {
        Data data = new Data(Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0), DefaultNames.of(2), Form.NDARRAY);

        assertThat(Base64.getEncoder()
                        .encodeToString(ProtoWriter.of(SeldonMessage.of(data)).bytes()))
                .isEqualTo(
                        "EgAaQAoDdDowCgN0OjEaNAoYMhYKCREAAAAAAADwPwoJEQAAAAAAAABAChgyFgoJEQAAAAAAAAhACgkRAAAAAAAAEEA=");
    }

    @Test
    void metaIsAlwaysSet() {
        assertThat(ProtoWriter.of(SeldonMessage.of(Payload.NONE)).bytes()).containsExactly(0x12, 0);
    }

    @Test
    void numbersOfAnyTypeAreDoubles() throws InvalidProtocolBufferException {
        assertThat(values(Tensor.of(new int[] {2}, 1, -2))).containsExactly(1.0, -2.0);
        assertThat(values(Tensor.of(new int[] {1}, Long.MAX_VALUE))).containsExactly(0x1p63);
        assertThat(values(Tensor.of(new int[] {1}, 0.1f))).containsExactly(0.10000000149011612);
    }

    @Test
    void elementsThatAreNotNumbersStandInAnNdarrayWhateverTheForm() throws InvalidProtocolBufferException {
        for (Form form : Form.values()) {
            assertThat(written(Tensor.of(new int[] {1}, true), form).hasNdarray())
                    .isTrue();
            assertThat(written(Tensor.of(new int[] {1}, "a"), form).hasNdarray())
                    .isTrue();
            assertThat(written(Tensor.of(new int[] {1}, JsonValue.NULL), form).hasNdarray())
                    .isTrue();
        }
    }

    @Test
    void aSingleValueIsWrittenAsOneOfOne() throws InvalidProtocolBufferException {
        Tensor single = Tensor.of(new int[0], 7.0);

        assertThat(written(single, Form.TENSOR).getTensor().getShapeList()).containsExactly(1);
        assertThat(written(single, Form.NDARRAY).getNdarray().getValues(0).getNumberValue())
                .isEqualTo(7.0);
        assertThat(written(single, Form.TFTENSOR).getTftensor().getTensorShape().getDimCount())
                .isZero();
    }

    @Test
    void anUnpairedSurrogateBecomesAQuestionMark() throws InvalidProtocolBufferException {
        SeldonMessage message = new SeldonMessage(
                org.primeradiant.api.Status.NONE,
                new Meta("\uD800", Map.of("\uDC00", JSON.createValue("a\uD83D")), Map.of(), Map.of(), List.of()),
                new Data(Tensor.of(new int[] {1}, "\uD800\uD800"), List.of(), Form.NDARRAY));

        PredictionProtos.SeldonMessage written =
                PredictionProtos.SeldonMessage.parseFrom(ProtoWriter.of(message).bytes());

        assertThat(written.getMeta().getPuid()).isEqualTo("?");
        assertThat(written.getMeta().getTagsOrThrow("?").getStringValue()).isEqualTo("a?");
        assertThat(written.getData().getNdarray().getValues(0).getStringValue()).isEqualTo("??");
    }

    @Test
    void refusesAJsonNumberBeyondADouble() {
        JsonValue number = JSON.createValue(new BigDecimal("1e309"));

        assertInternal(Payload.json(number), "a JSON number is beyond the range of a double");
        assertInternal(Payload.data(Tensor.of(new int[] {1}, number)), "a JSON number is beyond the range of a double");
    }

    @Test
    void writes128LevelsAndRefusesMore() {
        JsonArray nested = JsonValue.EMPTY_JSON_ARRAY;
        for (int levels = 1; levels < 128; levels++) {
            nested = JSON.createArrayBuilder().add(nested).build();
        }
        JsonArray tooDeep = JSON.createArrayBuilder().add(nested).build();

        assertThat(ProtoWriter.of(SeldonMessage.of(Payload.json(nested))).bytes())
                .isNotEmpty();
        assertInternal(Payload.json(tooDeep), "a JSON value is nested deeper than 128 levels");
        assertInternal(
                Payload.data(Tensor.of(new int[] {1, 1}, nested)), "a JSON value is nested deeper than 128 levels");
        assertInternal(
                Payload.data(Tensor.of(new int[100_000], new double[0])), "a tensor is nested deeper than 128 levels");
    }

    @Test
    void refusesAMessageOfTwoGigabytes() {
        Tensor manyRows = Tensor.of(new int[] {1 << 30, 0}, new double[0]);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> ProtoWriter.of(SeldonMessage.of(new Data(manyRows, List.of(), Form.NDARRAY)))
                        .size())
                .withMessage("a message must be below 2 GiB, this one needs 4294967296");
    }

    @Test
    void feedbackLeavesOutWhatTheCallerDoesNotKnow() {
        SeldonMessage nothing = SeldonMessage.NOTHING;

        assertThat(ProtoWriter.forwarding(new Feedback(nothing, nothing, 1, nothing))
                        .bytes())
                .containsExactly(0x1D, 0, 0, 0x80, 0x3F);
    }

    @Test
    void forwardsMetaOnlyIfTheMessageCameWithIt() throws IOException {
        PredictionProtos.SeldonMessage without =
                PredictionProtos.SeldonMessage.newBuilder().setStrData("a").build();
        PredictionProtos.SeldonMessage with = without.toBuilder()
                .setMeta(PredictionProtos.Meta.getDefaultInstance())
                .build();
        PredictionProtos.SeldonMessage empty = PredictionProtos.SeldonMessage.getDefaultInstance();

        for (PredictionProtos.SeldonMessage message : List.of(without, with, empty)) {
            SeldonMessage read = ProtoReader.message(message.toByteString().newCodedInput(), 0, Allowance.UNLIMITED);
            assertThat(ProtoWriter.forwarding(read).bytes()).isEqualTo(message.toByteArray());
            assertThat(PredictionProtos.SeldonMessage.parseFrom(
                                    ProtoWriter.of(read).bytes())
                            .hasMeta())
                    .isTrue();
        }
    }

    @Test
    void forwardsFeedbackAsItCame() throws IOException {
        PredictionProtos.SeldonMessage bare =
                PredictionProtos.SeldonMessage.newBuilder().setStrData("a").build();
        PredictionProtos.SeldonMessage meta = PredictionProtos.SeldonMessage.newBuilder()
                .setMeta(PredictionProtos.Meta.getDefaultInstance())
                .build();
        List<PredictionProtos.Feedback> all = List.of(
                PredictionProtos.Feedback.newBuilder().setReward(1).build(),
                PredictionProtos.Feedback.newBuilder().setTruth(bare).build(),
                PredictionProtos.Feedback.newBuilder()
                        .setRequest(bare)
                        .setTruth(meta)
                        .build(),
                PredictionProtos.Feedback.newBuilder()
                        .setResponse(meta)
                        .setRequest(bare)
                        .build());

        for (PredictionProtos.Feedback feedback : all) {
            Feedback read = ProtoReader.feedback(feedback.toByteString().newCodedInput(), 0, Allowance.UNLIMITED);
            assertThat(PredictionProtos.Feedback.parseFrom(
                            ProtoWriter.forwarding(read).bytes()))
                    .isEqualTo(feedback);
        }
    }

    @Test
    void forwardsTheMessagesOfAListAsTheyCame() throws IOException {
        PredictionProtos.SeldonMessageList list = PredictionProtos.SeldonMessageList.newBuilder()
                .addSeldonMessages(PredictionProtos.SeldonMessage.newBuilder().setStrData("a"))
                .addSeldonMessages(PredictionProtos.SeldonMessage.newBuilder()
                        .setStrData("b")
                        .setMeta(PredictionProtos.Meta.getDefaultInstance()))
                .build();

        List<SeldonMessage> read = ProtoReader.messages(list.toByteString().newCodedInput(), 0, Allowance.UNLIMITED);
        assertThat(PredictionProtos.SeldonMessageList.parseFrom(
                        ProtoWriter.forwarding(read).bytes()))
                .isEqualTo(list);
    }

    @Test
    void metadataNumbersAreDoubles() {
        MessageMetadata tensor = MessageMetadata.of(
                "tensor",
                JSON.createObjectBuilder()
                        .add("shape", JSON.createArrayBuilder().add(4))
                        .build());
        MessageMetadata bytes = MessageMetadata.of("input", "BYTES", List.of(-1L));

        PredictionProtos.SeldonModelMetadata metadata = ProtoWriter.metadata(
                new ModelMetadata("iris", List.of("1"), "java", List.of(tensor), List.of(bytes), Map.of("a", "b")));

        assertThat(metadata.getInputs(0).getSchema().getStructValue().getFieldsOrThrow("shape"))
                .isEqualTo(ProtoOracle.value(JSON.createArrayBuilder().add(4).build()));
        assertThat(metadata.getOutputs(0).hasSchema()).isFalse();
        assertThat(metadata.getOutputs(0).getShapeList()).containsExactly(-1L);
        assertThat(metadata.getCustomOrThrow("a")).isEqualTo("b");
    }

    private static List<Double> values(Tensor tensor) throws InvalidProtocolBufferException {
        return written(tensor, Form.TENSOR).getTensor().getValuesList();
    }

    private static PredictionProtos.DefaultData written(Tensor tensor, Form form)
            throws InvalidProtocolBufferException {
        byte[] bytes = ProtoWriter.of(SeldonMessage.of(new Data(tensor, List.of(), form)))
                .bytes();
        return PredictionProtos.SeldonMessage.parseFrom(bytes).getData();
    }

    private static void assertInternal(Payload payload, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> ProtoWriter.of(SeldonMessage.of(payload)).size())
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INTERNAL_ERROR));
    }
}
