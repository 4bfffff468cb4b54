package org.primeradiant.codec;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.json.NestedLists;
import org.primeradiant.protobuf.ProtoBody;
import org.primeradiant.protobuf.ProtoFields;

/** Builds the bodies of Seldon's messages. */
final class ProtoBodies {
    private ProtoBodies() {}

    /** {@code meta} is always present, even if empty: Seldon's executor uses it without a check. */
    static ProtoBody message(SeldonMessage message) {
        return message(message, true);
    }

    /** {@code meta} is present only if the message came with it. */
    static ProtoBody forwarded(SeldonMessage message) {
        return message(message, !message.meta().isAbsent());
    }

    private static ProtoBody message(SeldonMessage message, boolean hasMeta) {
        ProtoFields fields = new ProtoFields();
        if (!message.status().equals(Status.NONE)) {
            fields.body(ProtoTags.MESSAGE_STATUS, status(message.status()));
        }
        if (hasMeta) {
            fields.body(ProtoTags.MESSAGE_META, meta(message.meta()));
        }
        addPayload(message.payload(), fields);
        return fields;
    }

    static ProtoBody forwarded(List<SeldonMessage> messages) {
        ProtoFields fields = new ProtoFields();
        for (SeldonMessage message : messages) {
            fields.body(ProtoTags.LIST_MESSAGES, forwarded(message));
        }
        return fields;
    }

    static ProtoBody forwarded(Feedback feedback) {
        ProtoFields fields = new ProtoFields();
        addKnown(ProtoTags.FEEDBACK_REQUEST, feedback.request(), fields);
        addKnown(ProtoTags.FEEDBACK_RESPONSE, feedback.response(), fields);
        fields.number(ProtoTags.FEEDBACK_REWARD, (float) feedback.reward());
        addKnown(ProtoTags.FEEDBACK_TRUTH, feedback.truth(), fields);
        return fields;
    }

    private static void addKnown(int tag, SeldonMessage message, ProtoFields fields) {
        if (message != SeldonMessage.NOTHING) {
            fields.body(tag, forwarded(message));
        }
    }

    private static ProtoBody status(Status status) {
        ProtoFields fields = new ProtoFields();
        fields.number(ProtoTags.STATUS_CODE, status.code());
        fields.text(ProtoTags.STATUS_INFO, status.info());
        fields.text(ProtoTags.STATUS_REASON, status.reason());
        fields.number(ProtoTags.STATUS_FLAG, status.flag().ordinal());
        return fields;
    }

    private static ProtoBody meta(Meta meta) {
        ProtoFields fields = new ProtoFields();
        fields.text(ProtoTags.META_PUID, meta.puid());
        for (Map.Entry<String, JsonValue> tag : meta.tags().entrySet()) {
            ProtoFields entry = entry(tag.getKey());
            entry.body(ProtoTags.ENTRY_MESSAGE, new ProtoValueBody(tag.getValue()));
            fields.body(ProtoTags.META_TAGS, entry);
        }
        for (Map.Entry<String, Integer> route : meta.routing().entrySet()) {
            ProtoFields entry = entry(route.getKey());
            entry.number(ProtoTags.ENTRY_NUMBER, route.getValue());
            fields.body(ProtoTags.META_ROUTING, entry);
        }
        addTexts(ProtoTags.META_REQUEST_PATH, meta.requestPath(), fields);
        for (Metric metric : meta.metrics()) {
            fields.body(ProtoTags.META_METRICS, metric(metric));
        }
        return fields;
    }

    private static ProtoBody metric(Metric metric) {
        ProtoFields fields = new ProtoFields();
        fields.text(ProtoTags.METRIC_KEY, metric.key());
        fields.number(ProtoTags.METRIC_TYPE, metric.type().ordinal());
        fields.number(ProtoTags.METRIC_VALUE, (float) metric.value());
        addTexts(ProtoTags.METRIC_TAGS, metric.tags(), fields);
        return fields;
    }

    private static void addTexts(int tag, Map<String, String> texts, ProtoFields fields) {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            ProtoFields entry = entry(text.getKey());
            entry.text(ProtoTags.ENTRY_TEXT, text.getValue());
            fields.body(tag, entry);
        }
    }

    private static ProtoFields entry(String key) {
        ProtoFields fields = new ProtoFields();
        fields.text(ProtoTags.ENTRY_KEY, key);
        return fields;
    }

    private static void addPayload(Payload payload, ProtoFields fields) {
        switch (payload.type()) { // no default: a new kind must choose its field here
            case DATA -> fields.body(ProtoTags.MESSAGE_DATA, data((Data) payload));
            case BYTES -> fields.bytes(ProtoTags.MESSAGE_BIN_DATA, ((Bytes) payload).array());
            case TEXT -> fields.element(ProtoTags.MESSAGE_STR_DATA, ((Text) payload).value());
            case JSON -> fields.body(ProtoTags.MESSAGE_JSON_DATA, new ProtoValueBody(((Json) payload).value()));
            case CUSTOM -> fields.message(ProtoTags.MESSAGE_CUSTOM_DATA, ((Custom) payload).value());
            case TENSORS -> addTensors((Tensors) payload, fields);
            case NONE -> {} // has no field
        }
    }

    /** Seldon's messages have no such kind: tensors are {@code data} if they make a table, else {@code jsonData}. */
    private static void addTensors(Tensors tensors, ProtoFields fields) {
        Optional<Data> data = tensors.asData();
        if (data.isPresent()) {
            fields.body(ProtoTags.MESSAGE_DATA, data(data.get()));
            return;
        }
        ProtoFields object = new ProtoFields();
        for (Map.Entry<String, Tensor> tensor : tensors.tensors().entrySet()) {
            ProtoFields entry = entry(tensor.getKey());
            entry.body(ProtoTags.ENTRY_MESSAGE, value(NestedLists.withoutNonFinite(tensor.getValue())));
            object.body(ProtoTags.STRUCT_FIELDS, entry);
        }
        ProtoFields json = new ProtoFields();
        json.body(ProtoTags.VALUE_STRUCT, object);
        fields.body(ProtoTags.MESSAGE_JSON_DATA, json);
    }

    private static ProtoBody value(Tensor tensor) {
        if (tensor.rank() == 0) {
            return new ProtoValueBody(tensor.jsonAt(0));
        }
        ProtoFields value = new ProtoFields();
        value.body(ProtoTags.VALUE_LIST, list(tensor));
        return value;
    }

    /** Elements that are not numbers are written as an ndarray, whatever the form. */
    private static ProtoBody data(Data data) {
        ProtoFields fields = new ProtoFields();
        fields.elements(ProtoTags.DATA_NAMES, data.names());
        Tensor tensor = data.tensor();
        if (data.form() == Form.NDARRAY || !tensor.type().isNumeric()) {
            fields.body(ProtoTags.DATA_NDARRAY, list(tensor));
        } else if (data.form() == Form.TENSOR) {
            fields.body(ProtoTags.DATA_TENSOR, new ProtoTensorBody(tensor));
        } else {
            fields.message(ProtoTags.DATA_TFTENSOR, TfTensor.proto(tensor));
        }
        return fields;
    }

    private static ProtoBody list(Tensor tensor) {
        return switch (tensor.type()) {
            case STRING, JSON -> new ProtoValueList(tensor);
            case DOUBLE, FLOAT, LONG, INT, BOOLEAN -> new ProtoRegularList(tensor);
        };
    }
}
