package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Json;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** Messages that {@link ProtoReader} refuses. */
class ProtoRefusalsTest {
    @Test
    void refusesNumbersThatJsonCannotSay() {
        SeldonMessage.Builder json =
                SeldonMessage.newBuilder().setJsonData(Value.newBuilder().setNumberValue(Double.POSITIVE_INFINITY));
        SeldonMessage.Builder tag = SeldonMessage.newBuilder();
        tag.getMetaBuilder()
                .putTags("t", Value.newBuilder().setNumberValue(Double.NaN).build());

        assertBad(json.build().toByteArray(), "jsonData contains a number that JSON cannot represent: NaN or infinity");
        assertBad(tag.build().toByteArray(), "meta.tags contains a number that JSON cannot represent: NaN or infinity");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesARewardThatIsNotFinite(float reward) {
        byte[] bytes = Feedback.newBuilder().setReward(reward).build().toByteArray();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() ->
                        ProtoReader.feedback(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .withMessage("reward must be a finite 32-bit number")
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void takesTheLastRewardWhichIsFinite() throws IOException {
        byte[] first = Feedback.newBuilder().setReward(Float.NaN).build().toByteArray();
        byte[] last = Feedback.newBuilder().setReward(2).build().toByteArray();
        byte[] both = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, both, first.length, last.length);

        assertThat(ProtoReader.feedback(CodedInputStream.newInstance(both), both.length, Allowance.UNLIMITED)
                        .reward())
                .isEqualTo(2);
    }

    @Test
    void refusesUnknownEnumValues() {
        SeldonMessage.Builder status = SeldonMessage.newBuilder();
        status.getStatusBuilder().setStatusValue(2);
        SeldonMessage.Builder metric = SeldonMessage.newBuilder();
        metric.getMetaBuilder().addMetricsBuilder().setTypeValue(3);

        assertBad(status.build().toByteArray(), "status.status must be 0 or 1, got 2");
        assertBad(metric.build().toByteArray(), "meta.metrics: type must be 0, 1 or 2, got 3");
    }

    @Test
    void takes128LevelsOfJsonAndRefusesMore() throws IOException {
        byte[] most =
                SeldonMessage.newBuilder().setJsonData(nested(128)).build().toByteArray();

        assertThat(ProtoReader.message(CodedInputStream.newInstance(most), Integer.MAX_VALUE, Allowance.UNLIMITED)
                        .payload())
                .isInstanceOf(Json.class);
        assertBad(
                SeldonMessage.newBuilder().setJsonData(nested(129)).build().toByteArray(),
                "jsonData is nested deeper than 128 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a0561", "4c", "2a01c0", "00", "1aff", "1a8080808008", "2affffffff0f", "07"})
    void refusesBytesThatAreNoMessage(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() ->
                        ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .withMessageStartingWith("not a valid protobuf message, at byte ")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_DATA));
    }

    @Test
    void refusesAStreamThatEndsWithinAMessage() {
        byte[] bytes = {0x12, 9, 0x0A, 1, 'p'};

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> ProtoReader.message(
                        CodedInputStream.newInstance(new ByteArrayInputStream(bytes)),
                        Integer.MAX_VALUE,
                        Allowance.UNLIMITED))
                .withMessageContaining("The input ends within an embedded message.");
    }

    @Test
    void aFailureOfTheStreamIsNotTheCallersFault() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("closed");
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ProtoReader.message(
                        CodedInputStream.newInstance(broken), Integer.MAX_VALUE, Allowance.UNLIMITED))
                .withMessage("closed");
    }

    // A start-group tag of field 9, wherever fields are skipped or kept: in the message, customData and tftensor.
    @ParameterizedTest
    @ValueSource(strings = {"", "3ac0843d", "1ac5843d22c0843d"})
    void refusesDeepGroupsWithoutOverflow(String head) {
        byte[] start = HexFormat.of().parseHex(head);
        byte[] bytes = Arrays.copyOf(start, start.length + 1_000_000);
        Arrays.fill(bytes, start.length, bytes.length, (byte) 0x4B);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() ->
                        ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .withMessageStartingWith("not a valid protobuf message, at byte ");
    }

    private static Value nested(int levels) {
        Value value = Value.newBuilder().setBoolValue(true).build();
        for (int i = 0; i < levels; i++) {
            value = Value.newBuilder()
                    .setListValue(ListValue.newBuilder().addValues(value))
                    .build();
        }
        return value;
    }

    private static void assertBad(byte[] bytes, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() ->
                        ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED))
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_DATA));
    }
}
