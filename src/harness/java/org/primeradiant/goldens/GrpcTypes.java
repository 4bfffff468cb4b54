package org.primeradiant.goldens;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonMessageList;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadataRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Maps the full names of Seldon's gRPC methods to their request and answer types. */
final class GrpcTypes {
    private GrpcTypes() {}

    static Message request(String method) {
        return switch (name(method)) {
            case "SendFeedback" -> Feedback.getDefaultInstance();
            case "Aggregate" -> SeldonMessageList.getDefaultInstance();
            case "ModelMetadata" -> SeldonModelMetadataRequest.getDefaultInstance();
            case "Metadata", "GraphMetadata" -> Empty.getDefaultInstance();
            default -> SeldonMessage.getDefaultInstance();
        };
    }

    static Message answer(String method) {
        return switch (name(method)) {
            case "ModelMetadata", "Metadata" -> SeldonModelMetadata.getDefaultInstance();
            case "GraphMetadata" -> SeldonGraphMetadata.getDefaultInstance();
            default -> SeldonMessage.getDefaultInstance();
        };
    }

    /** Parses a message recorded as protobuf's JSON; a null is an empty message. */
    static Message parse(Message type, Object tree) {
        if (tree == Tree.NULL) {
            return type;
        }
        Message.Builder message = type.newBuilderForType();
        try {
            JsonFormat.parser().merge(TreeText.of(tree), message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("cannot parse a recorded message", e);
        }
        return message.build();
    }

    /**
     * Returns the bytes of a recorded request, which need not be a message. If none were recorded, those of the message
     * that was recorded as JSON.
     */
    static byte[] requestBytes(String method, Object request) {
        return Tree.at(request, "message_b64") instanceof String base64
                ? Base64.getDecoder().decode(base64)
                : parse(request(method), Tree.at(request, "message")).toByteArray();
    }

    /** Returns true if neither bytes nor a message were recorded. */
    static boolean isWithoutRequest(Object request) {
        return Tree.at(request, "message_b64") == Tree.NULL && Tree.at(request, "message") == Tree.NULL;
    }

    /** Returns true if the bytes in base64 are a message of the type. */
    static boolean isMessage(Message type, String base64) {
        try {
            type.getParserForType().parseFrom(Base64.getDecoder().decode(base64));
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** Returns a message as a tree of protobuf's JSON. */
    static Object json(Message message) {
        try {
            return Tree.parse(JsonFormat.printer().print(message));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a message as JSON", e);
        }
    }

    /** Parses a message recorded as base64. */
    static Message parseBase64(Message type, String base64) {
        try {
            return type.getParserForType().parseFrom(Base64.getDecoder().decode(base64));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("cannot parse a recorded message", e);
        }
    }

    private static String name(String method) {
        return method.replaceFirst(".*/", "");
    }
}
