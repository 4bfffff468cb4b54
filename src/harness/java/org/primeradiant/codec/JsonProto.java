package org.primeradiant.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** Builds the generated protobuf messages without our codec, as the expected values of the JSON tests. */
final class JsonProto {
    private JsonProto() {}

    static PredictionProtos.SeldonMessage of(SeldonMessage message) {
        PredictionProtos.SeldonMessage.Builder proto = PredictionProtos.SeldonMessage.newBuilder();
        proto.setMeta(of(message.meta()));
        if (!message.status().equals(Status.NONE)) {
            proto.setStatus(of(message.status()));
        }
        if (message.payload() instanceof Data data) {
            proto.setData(of(data));
        } else if (message.payload() instanceof Text text) {
            proto.setStrData(text.value());
        } else if (message.payload() instanceof Bytes bytes) {
            proto.setBinData(ByteString.copyFrom(bytes.array()));
        } else if (message.payload() instanceof Json json) {
            proto.setJsonData(of(json.value()));
        }
        return proto.build();
    }

    private static PredictionProtos.Status of(Status status) {
        return PredictionProtos.Status.newBuilder()
                .setCode(status.code())
                .setInfo(status.info())
                .setReason(status.reason())
                .setStatusValue(status.flag().ordinal())
                .build();
    }

    private static PredictionProtos.Meta of(Meta meta) {
        PredictionProtos.Meta.Builder proto = PredictionProtos.Meta.newBuilder()
                .setPuid(meta.puid())
                .putAllRouting(meta.routing())
                .putAllRequestPath(meta.requestPath());
        meta.tags().forEach((name, tag) -> proto.putTags(name, of(tag)));
        for (Metric metric : meta.metrics()) {
            proto.addMetrics(PredictionProtos.Metric.newBuilder()
                    .setKey(metric.key())
                    .setTypeValue(metric.type().ordinal())
                    .setValue((float) metric.value())
                    .putAllTags(metric.tags()));
        }
        return proto.build();
    }

    private static PredictionProtos.DefaultData of(Data data) {
        Tensor tensor = data.tensor();
        PredictionProtos.DefaultData.Builder proto =
                PredictionProtos.DefaultData.newBuilder().addAllNames(data.names());
        if (data.form() == Form.TENSOR) {
            PredictionProtos.Tensor.Builder values = PredictionProtos.Tensor.newBuilder();
            for (int length : tensor.shape()) {
                values.addShape(length);
            }
            for (double value : tensor.doubles()) {
                values.addValues(value);
            }
            return proto.setTensor(values).build();
        }
        List<Value> nested = new ArrayList<>();
        for (int i = 0; i < tensor.size(); i++) {
            nested.add(element(Array.get(tensor.array(), i)));
        }
        for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
            nested = chunks(nested, tensor.dimension(axis));
        }
        return proto.setNdarray(nested.get(0).getListValue()).build();
    }

    private static Value element(Object value) {
        if (value instanceof Boolean truth) {
            return Value.newBuilder().setBoolValue(truth).build();
        }
        return value instanceof String text
                ? Value.newBuilder().setStringValue(text).build()
                : Value.newBuilder().setNumberValue((Double) value).build();
    }

    private static List<Value> chunks(List<Value> values, int size) {
        List<Value> chunks = new ArrayList<>();
        for (int i = 0; i < values.size(); i += size) {
            ListValue chunk = ListValue.newBuilder()
                    .addAllValues(values.subList(i, i + size))
                    .build();
            chunks.add(Value.newBuilder().setListValue(chunk).build());
        }
        return chunks;
    }

    private static Value of(JsonValue value) {
        Value.Builder proto = Value.newBuilder();
        switch (value.getValueType()) {
            case NULL -> proto.setNullValue(NullValue.NULL_VALUE);
            case TRUE, FALSE -> proto.setBoolValue(value == JsonValue.TRUE);
            case STRING -> proto.setStringValue(((JsonString) value).getString());
            case NUMBER -> proto.setNumberValue(((JsonNumber) value).doubleValue());
            case ARRAY -> {
                ListValue.Builder list = ListValue.newBuilder();
                value.asJsonArray().forEach(element -> list.addValues(of(element)));
                proto.setListValue(list);
            }
            case OBJECT -> {
                Struct.Builder members = Struct.newBuilder();
                value.asJsonObject().forEach((name, member) -> members.putFields(name, of(member)));
                proto.setStructValue(members);
            }
        }
        return proto.build();
    }
}
