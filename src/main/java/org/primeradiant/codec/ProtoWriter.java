package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonMessageMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Writes the domain's messages as Seldon's protobuf messages, numbers straight from their arrays.
 *
 * <p>{@code meta} is always set, except in what is passed on. Numbers in {@code tensor} and {@code ndarray} are
 * doubles; elements that are not numbers are written as an {@code ndarray}, whatever the form; a tensor without
 * dimensions is written with one dimension of length 1. An unpaired surrogate in a string becomes a question mark, as
 * in {@link String#getBytes}.
 *
 * <p>A writer measures its message once, when it is created, and can write it any number of times. Creating one
 * throws {@link SeldonException} if a JSON number is beyond the range of a double, a JSON value or a tensor is nested
 * deeper than 128 levels, or the message would be 2 GiB or more.
 */
public final class ProtoWriter implements ProtoBody {
    private final ProtoBody body;

    private ProtoWriter(ProtoBody body) {
        this.body = body;
    }

    /** Creates a writer of a {@code SeldonMessage}. */
    public static ProtoWriter of(SeldonMessage message) {
        return new ProtoWriter(ProtoBodies.message(message));
    }

    /** Creates a writer of a {@code SeldonMessage} that is passed on: without {@code meta} if it came without. */
    public static ProtoWriter forwarding(SeldonMessage message) {
        return new ProtoWriter(ProtoBodies.forwarded(message));
    }

    /** Creates a writer of a {@code SeldonMessageList} of messages that are passed on. */
    public static ProtoWriter forwarding(List<SeldonMessage> messages) {
        return new ProtoWriter(ProtoBodies.forwarded(messages));
    }

    /**
     * Creates a writer of a {@code Feedback} that is passed on: without the messages that are missing. The reward is
     * rounded to 32 bits.
     */
    public static ProtoWriter forwarding(Feedback feedback) {
        return new ProtoWriter(ProtoBodies.forwarded(feedback));
    }

    @Override
    public int size() {
        return body.size();
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        body.write(out);
    }

    /** Converts the metadata of a component to the generated message that answers {@code Metadata}. */
    public static SeldonModelMetadata metadata(ModelMetadata metadata) {
        SeldonModelMetadata.Builder proto = SeldonModelMetadata.newBuilder()
                .setName(metadata.name())
                .addAllVersions(metadata.versions())
                .setPlatform(metadata.platform())
                .putAllCustom(metadata.custom());
        metadata.inputs().forEach(input -> proto.addInputs(metadata(input)));
        metadata.outputs().forEach(output -> proto.addOutputs(metadata(output)));
        return proto.build();
    }

    /** Converts the metadata of a graph to the generated message that answers {@code GraphMetadata}. */
    public static SeldonGraphMetadata metadata(GraphMetadata metadata) {
        SeldonGraphMetadata.Builder proto = SeldonGraphMetadata.newBuilder().setName(metadata.name());
        metadata.models().forEach((node, model) -> proto.putModels(node, metadata(model)));
        metadata.inputs().forEach(input -> proto.addInputs(metadata(input)));
        metadata.outputs().forEach(output -> proto.addOutputs(metadata(output)));
        return proto.build();
    }

    private static SeldonMessageMetadata metadata(MessageMetadata metadata) {
        SeldonMessageMetadata.Builder proto = SeldonMessageMetadata.newBuilder()
                .setMessagetype(metadata.messagetype())
                .setName(metadata.name())
                .setDatatype(metadata.datatype())
                .addAllShape(metadata.shape());
        if (!metadata.schema().isEmpty()) {
            proto.setSchema(value(metadata.schema()));
        }
        return proto.build();
    }

    private static Value value(JsonObject schema) {
        byte[] bytes = new ProtoValueBody(schema).bytes();
        try {
            return Value.parser().parseFrom(ProtoLimits.deep(CodedInputStream.newInstance(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot parse the schema just serialized", e);
        }
    }
}
