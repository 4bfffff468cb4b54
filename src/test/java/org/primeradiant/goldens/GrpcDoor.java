package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.testing.Grpc;

/** Asks over gRPC again what was recorded. */
final class GrpcDoor implements AutoCloseable {
    private static final int LARGE = 5 << 20;

    private final Grpc client = new Grpc(Grpc.Door.PORT);

    /** Sends a case's request to the case's component. */
    Answer ask(Case recorded) {
        Map<String, String> metadata = new LinkedHashMap<>(metadata(recorded));
        metadata.put("radiant-component", recorded.component());
        String method = recorded.method().replaceFirst("^/", "");
        try {
            return Answer.grpc(client.call(method, request(recorded), GrpcTypes.answer(recorded.method()), metadata));
        } catch (StatusRuntimeException e) {
            return Answer.grpcFailure(
                    e.getStatus().getCode().name(), String.valueOf(e.getStatus().getDescription()));
        }
    }

    /** What the wrapper answered, as a message. */
    static Message recordedMessage(Case recorded) {
        return parse(GrpcTypes.answer(recorded.method()), Tree.at(recorded.response(), "message_b64"));
    }

    @Override
    public void close() {
        client.close();
    }

    private static Map<String, String> metadata(Case recorded) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (Tree.at(recorded.request(), "metadata") instanceof List<?> pairs) {
            for (Object pair : pairs) {
                metadata.put((String) ((List<?>) pair).get(0), (String) ((List<?>) pair).get(1));
            }
        }
        return metadata;
    }

    /** A message that was too large was left out of the recording: it was 5 MiB of text. */
    private static Message request(Case recorded) {
        Object base64 = Tree.at(recorded.request(), "message_b64");
        return base64 == Tree.NULL
                ? SeldonMessage.newBuilder().setStrData("x".repeat(LARGE)).build()
                : parse(GrpcTypes.request(recorded.method()), base64);
    }

    private static Message parse(Message type, Object base64) {
        try {
            return type.getParserForType().parseFrom(Base64.getDecoder().decode((String) base64));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a recorded message cannot be read", e);
        }
    }
}
