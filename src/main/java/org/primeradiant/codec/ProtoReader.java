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
import org.primeradiant.protobuf.ProtoState;

/**
 * Reads Seldon's protobuf messages straight into the domain's, numbers into primitive arrays. Thread-safe.
 *
 * <p>Unknown fields are skipped. Of a oneof the last field counts; occurrences of the same embedded message, in a
 * oneof or not, are merged as protobuf requires. Numbers are doubles and may be NaN or infinite, except in JSON
 * values ({@code jsonData}, tags). A {@code Value} without any kind is JSON's null.
 *
 * <p>A stream over an array or a buffer is fastest: the reader enables aliasing and reads the array itself. The
 * results never share the array, so it can be reused.
 */
public final class ProtoReader {
    private ProtoReader() {}

    /**
     * Reads a {@code SeldonMessage} up to the end of the stream.
     *
     * @param length size of the message in bytes
     * @param allowance grants the heap memory for the message
     * @throws SeldonException if the bytes are not a valid message, its contents do not make sense, or the allowance
     *     refuses the memory
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

    /**
     * Reads a {@code Feedback}; messages that it lacks are empty. See {@link #message}.
     *
     * @throws RewardException if the reward is not finite
     */
    public static Feedback feedback(CodedInputStream in, int length, Allowance allowance) throws IOException {
        ProtoFeedbackState feedback = new ProtoFeedbackState(new HeapUse(allowance, length));
        read(in, feedback);
        return feedback.feedback();
    }

    /**
     * Converts the generated message that answers {@code Metadata} to the metadata of a component.
     *
     * @throws SeldonException if a schema contains a number that JSON cannot represent, or is nested too deeply
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
            throw new UncheckedIOException("cannot parse the schema just serialized", e);
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
