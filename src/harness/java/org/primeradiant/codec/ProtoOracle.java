package org.primeradiant.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos;
import io.seldon.protos.PredictionProtos.DefaultData;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** Builds messages with the generated classes, which are correct by definition. */
final class ProtoOracle {
    private ProtoOracle() {}

    static PredictionProtos.SeldonMessage proto(SeldonMessage message) {
        PredictionProtos.SeldonMessage.Builder proto =
                PredictionProtos.SeldonMessage.newBuilder().setMeta(proto(message.meta()));
        if (!message.status().equals(Status.NONE)) {
            Status status = message.status();
            proto.getStatusBuilder()
                    .setCode(status.code())
                    .setInfo(status.info())
                    .setReason(status.reason())
                    .setStatusValue(status.flag().ordinal());
        }
        Payload payload = message.payload();
        if (payload instanceof Data data) {
            proto.setData(proto(data));
        } else if (payload instanceof Bytes bytes) {
            proto.setBinData(ByteString.copyFrom(bytes.array()));
        } else if (payload instanceof Text text) {
            proto.setStrData(text.value());
        } else if (payload instanceof Json json) {
            proto.setJsonData(value(json.value()));
        } else if (payload instanceof Custom custom) {
            proto.setCustomData(custom.value());
        }
        return proto.build();
    }

    static PredictionProtos.SeldonMessageList proto(List<SeldonMessage> messages) {
        PredictionProtos.SeldonMessageList.Builder proto = PredictionProtos.SeldonMessageList.newBuilder();
        messages.forEach(message -> proto.addSeldonMessages(proto(message)));
        return proto.build();
    }

    static PredictionProtos.Feedback proto(Feedback feedback) {
        return PredictionProtos.Feedback.newBuilder()
                .setRequest(proto(feedback.request()))
                .setResponse(proto(feedback.response()))
                .setReward((float) feedback.reward())
                .setTruth(proto(feedback.truth()))
                .build();
    }

    private static PredictionProtos.Meta proto(Meta meta) {
        PredictionProtos.Meta.Builder proto = PredictionProtos.Meta.newBuilder().setPuid(meta.puid());
        meta.tags().forEach((key, value) -> proto.putTags(key, value(value)));
        proto.putAllRouting(meta.routing());
        proto.putAllRequestPath(meta.requestPath());
        for (Metric metric : meta.metrics()) {
            proto.addMetricsBuilder()
                    .setKey(metric.key())
                    .setTypeValue(metric.type().ordinal())
                    .setValue((float) metric.value())
                    .putAllTags(metric.tags());
        }
        return proto.build();
    }

    private static DefaultData proto(Data data) {
        DefaultData.Builder proto = DefaultData.newBuilder().addAllNames(data.names());
        Tensor tensor = data.tensor();
        int[] shape = tensor.rank() == 0 ? new int[] {1} : tensor.shape();
        if (data.form() == Form.NDARRAY || !tensor.type().isNumeric()) {
            proto.setNdarray(list(tensor, shape, 0, 0));
        } else if (data.form() == Form.TENSOR) {
            Arrays.stream(shape).forEach(proto.getTensorBuilder()::addShape);
            Arrays.stream(tensor.doubles()).forEach(proto.getTensorBuilder()::addValues);
        } else {
            proto.setTftensor(TfTensor.proto(tensor));
        }
        return proto.build();
    }

    private static ListValue list(Tensor tensor, int[] shape, int level, int list) {
        ListValue.Builder proto = ListValue.newBuilder();
        int first = list * shape[level];
        for (int i = first; i < first + shape[level]; i++) {
            proto.addValues(
                    level == shape.length - 1
                            ? element(tensor, i)
                            : Value.newBuilder()
                                    .setListValue(list(tensor, shape, level + 1, i))
                                    .build());
        }
        return proto.build();
    }

    private static Value element(Tensor tensor, int index) {
        if (tensor.array() instanceof JsonValue[] values) {
            return value(values[index]);
        }
        if (tensor.array() instanceof String[] strings) {
            return Value.newBuilder().setStringValue(strings[index]).build();
        }
        return tensor.type() == ElementType.BOOLEAN
                ? Value.newBuilder().setBoolValue(tensor.doubleAt(index) == 1).build()
                : Value.newBuilder().setNumberValue(tensor.doubleAt(index)).build();
    }

    static Value value(JsonValue json) {
        Value.Builder value = Value.newBuilder();
        switch (json.getValueType()) {
            case NULL -> value.setNullValue(NullValue.NULL_VALUE);
            case TRUE, FALSE -> value.setBoolValue(json == JsonValue.TRUE);
            case NUMBER -> value.setNumberValue(((JsonNumber) json).doubleValue());
            case STRING -> value.setStringValue(((JsonString) json).getString());
            case ARRAY -> {
                ListValue.Builder list = ListValue.newBuilder();
                json.asJsonArray().forEach(element -> list.addValues(value(element)));
                value.setListValue(list);
            }
            case OBJECT -> {
                Struct.Builder struct = Struct.newBuilder();
                json.asJsonObject().forEach((key, element) -> struct.putFields(key, value(element)));
                value.setStructValue(struct);
            }
        }
        return value.build();
    }
}
