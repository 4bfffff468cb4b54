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

    /** Parses a message recorded as protobuf's JSON. */
    static Message parse(Message type, Object tree) {
        Message.Builder message = type.newBuilderForType();
        try {
            JsonFormat.parser().merge(TreeText.of(tree), message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("cannot parse a recorded message", e);
        }
        return message.build();
    }

    /** Parses a message recorded as base64. */
    static Message parseBase64(Message type, Object base64) {
        try {
            return type.getParserForType().parseFrom(Base64.getDecoder().decode((String) base64));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("cannot parse a recorded message", e);
        }
    }

    private static String name(String method) {
        return method.replaceFirst(".*/", "");
    }
}
