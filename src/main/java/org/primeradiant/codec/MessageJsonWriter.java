package org.primeradiant.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.DefaultNames;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.PayloadType;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.json.JsonMembers;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonTreeWriter;

/** Writes messages, feedback and errors, with members in alphabetical order. */
final class MessageJsonWriter {
    private MessageJsonWriter() {}

    static void message(SeldonMessage message, JsonOutput out) throws IOException {
        message(message, true, out);
    }

    /** {@code meta} is present only if the message came with it. */
    static void forwarded(SeldonMessage message, JsonOutput out) throws IOException {
        message(message, !message.meta().isAbsent(), out);
    }

    private static void message(SeldonMessage message, boolean hasMeta, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        Payload payload = message.payload();
        boolean isText = payload.type() == PayloadType.TEXT; // strData alone sorts after meta and status
        if (!isText) {
            payload(payload, members);
        }
        if (hasMeta) {
            meta(message.meta(), members.member("meta"));
        }
        if (!message.status().equals(Status.NONE)) {
            status(message.status(), members.member("status"));
        }
        if (isText) {
            payload(payload, members);
        }
        members.end();
    }

    static void forwarded(Feedback feedback, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        known("request", feedback.request(), members);
        known("response", feedback.response(), members);
        members.member("reward").number(feedback.reward());
        known("truth", feedback.truth(), members);
        members.end();
    }

    private static void known(String name, SeldonMessage message, JsonMembers members) throws IOException {
        if (message != SeldonMessage.NOTHING) {
            forwarded(message, members.member(name));
        }
    }

    private static void payload(Payload payload, JsonMembers members) throws IOException {
        switch (payload.type()) { // no default: a new kind must choose its field here
            case DATA -> data((Data) payload, members.member("data"));
            case JSON -> JsonTreeWriter.write(((Json) payload).value(), members.member("jsonData"));
            case BYTES -> members.member("binData").base64(ByteBuffer.wrap(((Bytes) payload).array()));
            case TEXT -> members.string("strData", ((Text) payload).value());
            case CUSTOM ->
                throw new SeldonException(
                        Reason.INTERNAL_ERROR, "customData cannot be written as JSON: it is supported over gRPC only");
            case TENSORS -> tensors((Tensors) payload, members);
            case NONE -> {} // has no field
        }
    }

    /** Seldon's messages have no such kind: tensors are {@code data} if they make a table, else {@code jsonData}. */
    private static void tensors(Tensors tensors, JsonMembers members) throws IOException {
        Optional<Data> data = tensors.asData();
        if (data.isPresent()) {
            data(data.get(), members.member("data"));
        } else {
            TensorJsonWriter.object(tensors, members.member("jsonData"));
        }
    }

    private static void data(Data data, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        names(data.names(), members.member("names"));
        out.mark(',');
        TensorJsonWriter.write(data.tensor(), data.form(), out);
        members.end();
    }

    private static void names(List<String> names, JsonOutput out) throws IOException {
        if (names instanceof DefaultNames) {
            out.mark('[');
            out.numbered(DefaultNames.PREFIX, names.size());
            out.mark(']');
        } else {
            JsonMembers.list(names, out, JsonMembers::text);
        }
    }

    private static void meta(Meta meta, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        members.listIfSet("metrics", meta.metrics(), MessageJsonWriter::metric);
        members.stringIfSet("puid", meta.puid());
        members.mapIfSet("requestPath", meta.requestPath(), JsonMembers::text);
        members.mapIfSet("routing", meta.routing(), (branch, to) -> to.number((long) branch));
        members.mapIfSet("tags", meta.tags(), JsonTreeWriter::write);
        members.end();
    }

    private static void metric(Metric metric, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        members.string("key", metric.key());
        members.mapIfSet("tags", metric.tags(), JsonMembers::text);
        members.string("type", metric.type().name());
        members.member("value").number(metric.value());
        members.end();
    }

    private static void status(Status status, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        if (status.code() != 0) {
            members.member("code").number((long) status.code());
        }
        members.stringIfSet("info", status.info());
        members.stringIfSet("reason", status.reason());
        if (status.flag() != Status.Flag.SUCCESS) {
            members.string("status", status.flag().name());
        }
        members.end();
    }

    static void error(Status status, JsonOutput out) throws IOException {
        JsonMembers body = new JsonMembers(out);
        JsonMembers members = new JsonMembers(body.member("status"));
        members.member("code").number((long) status.code());
        members.string("info", status.info());
        members.string("reason", status.reason());
        members.member("status").number((long) status.flag().ordinal());
        members.end();
        body.end();
    }
}
