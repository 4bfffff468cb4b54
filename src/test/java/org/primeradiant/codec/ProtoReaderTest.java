package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ListValue;
import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;
import org.primeradiant.json.Allowance;

class ProtoReaderTest {
    private static final JsonProvider JSON = JsonProvider.provider();

    @Test
    void noBytesAreAMessageWithoutAnything() throws IOException {
        assertThat(read(SeldonMessage.getDefaultInstance()))
                .isEqualTo(org.primeradiant.api.SeldonMessage.of(Payload.NONE));
    }

    @Test
    void readsStatusAndMeta() throws IOException {
        SeldonMessage.Builder proto = SeldonMessage.newBuilder();
        proto.getStatusBuilder().setCode(-1).setInfo("i").setReason("r").setStatusValue(1);
        proto.getMetaBuilder()
                .setPuid("p")
                .putTags("t", Value.newBuilder().setNumberValue(1).build())
                .putRouting("router", -1)
                .putRequestPath("m", "i:1")
                .addMetricsBuilder()
                .setKey("k")
                .setTypeValue(2)
                .setValue(0.1f)
                .putTags("a", "b");

        org.primeradiant.api.SeldonMessage message = read(proto.build());

        assertThat(message.status()).isEqualTo(new Status(-1, "i", "r", Status.Flag.FAILURE));
        assertThat(message.meta())
                .isEqualTo(new Meta(
                        "p",
                        Map.of("t", JSON.createValue(new BigDecimal("1.0"))),
                        Map.of("router", -1),
                        Map.of("m", "i:1"),
                        List.of(new Metric(Metric.Type.TIMER, "k", 0.1, Map.of("a", "b")))));
    }

    @Test
    void readsEachKindOfPayload() throws IOException {
        Any any = Any.pack(StringValue.of("x"));

        assertThat(payload(SeldonMessage.newBuilder().setStrData(""))).isEqualTo(new Text(""));
        assertThat(payload(SeldonMessage.newBuilder().setBinData(ByteString.EMPTY)))
                .isEqualTo(Bytes.of());
        assertThat(payload(SeldonMessage.newBuilder().setCustomData(any))).isEqualTo(new Custom(any));
        assertThat(payload(SeldonMessage.newBuilder().setJsonData(Value.getDefaultInstance())))
                .isEqualTo(new Json(JsonValue.NULL));
    }

    @Test
    void dataWithoutAnArrayIsAnEmptyNdarray() throws IOException {
        assertThat(payload(SeldonMessage.newBuilder()
                        .setData(DefaultData.newBuilder().addNames("a"))))
                .isEqualTo(new Data(Tensor.of(new int[] {0}, new double[0]), List.of("a"), Form.NDARRAY));
    }

    @Test
    void jsonNumbersKeepTheirDecimalPoint() throws IOException {
        ListValue.Builder list = ListValue.newBuilder();
        list.addValuesBuilder().setNumberValue(1);
        list.addValuesBuilder().setNumberValue(1e22);

        Payload payload = payload(
                SeldonMessage.newBuilder().setJsonData(Value.newBuilder().setListValue(list)));

        assertThat(((Json) payload).value()).hasToString("[1.0,1.0E+22]");
    }

    @Test
    void ofAOneofTheLastFieldCounts() throws IOException {
        byte[] bytes = joined(
                SeldonMessage.newBuilder().setStrData("a").build(),
                SeldonMessage.newBuilder()
                        .setBinData(ByteString.copyFromUtf8("b"))
                        .build());

        assertThat(ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED)
                        .payload())
                .isEqualTo(Bytes.of((byte) 'b'));
    }

    @Test
    void messagesThatFeedbackLacksAreEmpty() throws IOException {
        byte[] bytes =
                PredictionProtos.Feedback.newBuilder().setReward(0.5f).build().toByteArray();

        assertThat(ProtoReader.feedback(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED)
                        .truth())
                .isEqualTo(org.primeradiant.api.SeldonMessage.of(Payload.NONE));
    }

    private static byte[] joined(MessageLite first, MessageLite second) {
        return first.toByteString().concat(second.toByteString()).toByteArray();
    }

    private static Payload payload(SeldonMessage.Builder proto) throws IOException {
        return read(proto.build()).payload();
    }

    private static org.primeradiant.api.SeldonMessage read(SeldonMessage proto) throws IOException {
        return ProtoReader.message(
                CodedInputStream.newInstance(proto.toByteArray()), Integer.MAX_VALUE, Allowance.UNLIMITED);
    }
}
