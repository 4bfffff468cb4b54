package org.primeradiant.goldens;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.testing.Grpc;

/** Asks a graph again what was recorded, over REST or gRPC. */
final class GraphDoors implements AutoCloseable {
    private final RestDoor rest = new RestDoor();
    private final Grpc grpc = new Grpc(Grpc.Door.PORT);

    Answer ask(GraphCase recorded) {
        Case exchange = recorded.exchange();
        if (!exchange.isRest()) {
            return call(exchange);
        }
        String target = (String) Tree.at(exchange.request(), "path");
        return rest.ask(exchange.method(), target, recorded.sentHeaders(), exchange.body());
    }

    private Answer call(Case exchange) {
        String method = exchange.method();
        Message request = GrpcTypes.parse(GrpcTypes.request(method), Tree.at(exchange.request(), "message"));
        AtomicReference<Metadata> headers = new AtomicReference<>(new Metadata());
        Channel channel = ClientInterceptors.intercept(
                grpc.channel(),
                MetadataUtils.newAttachHeadersInterceptor(
                        metadata(Case.texts(Tree.at(exchange.request(), "metadata")))),
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
        MethodDescriptor<Message, Message> descriptor = MethodDescriptor.newBuilder(
                        ProtoUtils.marshaller(request), ProtoUtils.marshaller(GrpcTypes.answer(method)))
                .setType(MethodType.UNARY)
                .setFullMethodName(method.replaceFirst("^/", ""))
                .build();
        try {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
            Message answer = ClientCalls.blockingUnaryCall(channel, descriptor, options, request);
            return new Answer("OK", texts(headers.get()), "", answer);
        } catch (StatusRuntimeException e) {
            return Answer.grpcFailure(
                    e.getStatus().getCode().name(), String.valueOf(e.getStatus().getDescription()));
        }
    }

    private static Metadata metadata(Map<String, String> texts) {
        Metadata metadata = new Metadata();
        texts.forEach((name, text) -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), text));
        return metadata;
    }

    /** The metadata that are text, by name. */
    static Map<String, String> texts(Metadata metadata) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : metadata.keys()) {
            if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                texts.put(name, metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        grpc.close();
    }
}
