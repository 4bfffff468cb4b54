package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.SeldonMessageMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;

/**
 * Reads Seldon's protobuf messages straight into the domain's, numbers into primitive arrays.
 *
 * <p>Unknown fields are skipped. Of a oneof the last field counts; occurrences of the same embedded message, in a oneof
 * or not, are merged as protobuf demands. Numbers are doubles, NaN and infinities included; only JSON values ({@code
 * jsonData}, tags) refuse those. A {@code Value} without any kind is JSON's null.
 *
 * <p>A stream over an array or a buffer is fastest: the reader turns aliasing on and looks at the array itself. What it
 * returns never shares the array, so that it can be used again.
 */
public final class ProtoReader {
    private ProtoReader() {}

    /**
     * Reads a {@code SeldonMessage} up to the end of the stream.
     *
     * @param length how many bytes there are
     * @param allowance what the message may take of the heap
     * @throws SeldonException if the bytes are no such message, or one that does not make sense, or takes too much
     * @throws IOException if the stream itself fails
     */
    public static SeldonMessage message(CodedInputStream in, int length, Allowance allowance) throws IOException {
        ProtoMessageState message = new ProtoMessageState(new HeapUse(allowance, length));
        read(in, message);
        return message.message();
    }

    /** Reads a {@code SeldonMessageList}; see {@link #message}. */
    public static List<SeldonMessage> messages(CodedInputStream in, int length, Allowance allowance)
            throws IOException {
        HeapUse use = new HeapUse(allowance, length);
        List<SeldonMessage> messages = new ArrayList<>();
        read(in, (tag, stream) -> {
            if (tag != ProtoTags.LIST_MESSAGES) {
                return false;
            }
            use.add(HeapUse.SLOT);
            ProtoMessageState message = new ProtoMessageState(use);
            ProtoState.readEmbedded(stream, message);
            messages.add(message.message());
            return true;
        });
        return messages;
    }

    /** Reads a {@code Feedback}; messages that it lacks are empty. See {@link #message}. */
    public static Feedback feedback(CodedInputStream in, int length, Allowance allowance) throws IOException {
        ProtoFeedbackState feedback = new ProtoFeedbackState(new HeapUse(allowance, length));
        read(in, feedback);
        return feedback.feedback();
    }

    /**
     * What a component says about itself, from the generated message that answers {@code Metadata}.
     *
     * @throws SeldonException if a schema holds what JSON cannot say, or is nested too deep
     */
    public static ModelMetadata metadata(SeldonModelMetadata proto) {
        return new ModelMetadata(
                proto.getName(),
                proto.getVersionsList(),
                proto.getPlatform(),
                proto.getInputsList().stream().map(ProtoReader::metadata).toList(),
                proto.getOutputsList().stream().map(ProtoReader::metadata).toList(),
                proto.getCustomMap());
    }

    private static MessageMetadata metadata(SeldonMessageMetadata proto) {
        return new MessageMetadata(
                proto.getMessagetype(),
                schema(proto.getSchema()),
                proto.getName(),
                proto.getDatatype(),
                proto.getShapeList());
    }

    private static JsonObject schema(Value proto) {
        ProtoValueState schema =
                new ProtoValueState("schema", 0, new HeapUse(Allowance.UNLIMITED, proto.getSerializedSize()));
        try {
            ProtoState.read(CodedInputStream.newInstance(proto.toByteArray()), schema);
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written cannot be wrong", e);
        }
        return schema.json() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static void read(CodedInputStream in, ProtoState state) throws IOException {
        in.enableAliasing(true);
        try {
            ProtoState.read(in, state);
        } catch (InvalidProtocolBufferException e) {
            throw ProtoLimits.badData(
                    "not a valid protobuf message, at byte " + in.getTotalBytesRead() + ": " + e.getMessage(), e);
        }
    }
}
