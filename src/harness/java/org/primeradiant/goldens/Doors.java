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
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.testing.Grpc;

/** Resends recorded requests over REST or gRPC. */
final class Doors implements AutoCloseable {
    /** So long that only a hanging server exceeds it. */
    private static final int DEADLINE_SECONDS = 60;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server = "http://127.0.0.1:" + System.getProperty("radiant.http.port", "8080");
    private final Grpc grpc = new Grpc(Grpc.Door.PORT);

    /** Sends a request. An empty body is sent only with POST. */
    Answer rest(String method, String target, Map<String, String> headers, byte[] body) {
        return send(request(method, target, headers, body));
    }

    private HttpRequest request(String method, String target, Map<String, String> headers, byte[] body) {
        boolean without = body.length == 0 && !method.equals("POST");
        BodyPublisher publisher = without ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + target)).method(method, publisher);
        headers.forEach(request::header);
        return request.build();
    }

    /** Sends a request whose answer need not be text. An empty body is sent only with POST. */
    OipAnswer binary(String method, String target, Map<String, String> headers, byte[] body) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request(method, target, headers, body), BodyHandlers.ofByteArray());
            return OipAnswer.rest(response.statusCode(), headers(response), response.body());
        } catch (IOException e) {
            return OipAnswer.rest(0, Map.of(), ("no answer: " + e).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path)).build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return Answer.rest(
                    response.statusCode(), headers(response), new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Answer.rest(0, Map.of(), "no answer: " + e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * Calls a gRPC method.
     *
     * @param method the full method name, with or without a leading slash
     * @param request the request's bytes, which need not be a message
     * @param answer any message of the answer's type
     */
    Answer grpc(String method, byte[] request, Message answer, Map<String, String> metadata) {
        AtomicReference<Metadata> headers = new AtomicReference<>(new Metadata());
        Channel channel = ClientInterceptors.intercept(
                grpc.channel(),
                MetadataUtils.newAttachHeadersInterceptor(metadata(metadata)),
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
        MethodDescriptor<byte[], Message> descriptor = MethodDescriptor.newBuilder(
                        new Undecoded(), ProtoUtils.marshaller(answer))
                .setType(MethodType.UNARY)
                .setFullMethodName(method.replaceFirst("^/", ""))
                .build();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
        try {
            Message message = ClientCalls.blockingUnaryCall(channel, descriptor, options, request);
            return new Answer("OK", texts(headers.get()), "", message);
        } catch (StatusRuntimeException e) {
            return Answer.grpcFailure(
                    e.getStatus().getCode().name(), String.valueOf(e.getStatus().getDescription()));
        }
    }

    /**
     * Calls a gRPC method with a stream of requests, sent at once, and returns all messages of the answer.
     *
     * @param method the full method name, with or without a leading slash
     * @param answer any message of the answers' type
     */
    OipAnswer stream(String method, List<byte[]> requests, Message answer, Map<String, String> metadata) {
        MethodDescriptor<byte[], Message> descriptor = MethodDescriptor.newBuilder(
                        new Undecoded(), ProtoUtils.marshaller(answer))
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName(method.replaceFirst("^/", ""))
                .build();
        Channel channel = ClientInterceptors.intercept(
                grpc.channel(), MetadataUtils.newAttachHeadersInterceptor(metadata(metadata)));
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
        Collected collected = new Collected();
        StreamObserver<byte[]> sender =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(descriptor, options), collected);
        requests.forEach(sender::onNext);
        sender.onCompleted();
        return collected.answer();
    }

    private static Metadata metadata(Map<String, String> texts) {
        Metadata metadata = new Metadata();
        texts.forEach((name, text) -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), text));
        return metadata;
    }

    /** Returns the non-binary metadata by name. */
    static Map<String, String> texts(Metadata metadata) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : metadata.keys()) {
            if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                texts.put(name, metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
            }
        }
        return texts;
    }

    /** Sends bytes as they are. */
    private static final class Undecoded implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream in) {
            throw new UnsupportedOperationException("only requests are sent as bytes");
        }
    }

    @Override
    public void close() {
        grpc.close();
    }
}
