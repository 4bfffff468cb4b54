package org.primeradiant.inference;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.grpc.OpenStream;
import org.primeradiant.testing.ByteMarshaller;
import org.primeradiant.testing.Http;

/**
 * What a client of the protocol has put on the wire, a line of JSON for each call, in {@code clients/*.jsonl}. Bytes
 * are strings there, with a character for each. Compressed messages are sent as the client has compressed them.
 *
 * @param calls the calls by their names
 */
record RecordedClient(Map<String, JsonObject> calls) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What a gRPC call was answered. */
    record GrpcAnswer(Status status, List<byte[]> messages) {}

    static RecordedClient of(String name) {
        Map<String, JsonObject> calls = new LinkedHashMap<>();
        try (InputStream file = RecordedClient.class.getResourceAsStream("/clients/" + name + ".jsonl")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
                try (JsonReader reader = Json.createReader(new StringReader(line))) {
                    JsonObject call = reader.readObject();
                    calls.put(call.getString("name"), call);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedClient(calls);
    }

    private JsonObject call(String name) {
        JsonObject call = calls.get(name);
        if (call == null) {
            throw new IllegalArgumentException("there is no call " + name + ", only " + calls.keySet());
        }
        return call;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The body of a REST call. */
    byte[] body(String name) {
        return bytes(call("http " + name).getString("body"));
    }

    /** Sends a REST call to the server under test. */
    HttpResponse<byte[]> http(String name) throws IOException, InterruptedException {
        JsonObject call = call("http " + name);
        URI uri = URI.create("http://127.0.0.1:" + Http.port() + call.getString("path"));
        byte[] body = body(name);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        call.getString("method"),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        call.getJsonObject("headers")
                .forEach((header, value) -> request.header(header, ((JsonString) value).getString()));
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The messages of a gRPC call. */
    List<byte[]> messages(String name) {
        return call("grpc " + name).getJsonArray("messages").getValuesAs(JsonString::getString).stream()
                .map(RecordedClient::bytes)
                .toList();
    }

    /** Sends a gRPC call to a port of the server under test. */
    GrpcAnswer grpc(String name, int port) throws Exception {
        JsonObject call = call("grpc " + name);
        String encoding = call.getString("encoding");
        CompressorRegistry compressors = CompressorRegistry.newEmptyInstance();
        compressors.register(new Compressed(encoding));
        ManagedChannel connection = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .compressorRegistry(compressors)
                .build();
        try {
            Channel channel = encoding.equals("identity")
                    ? connection
                    : ClientInterceptors.intercept(connection, compressing(encoding));
            return answer(new OpenStream<>(channel, method(call.getString("method"))), messages(name));
        } finally {
            connection.shutdownNow();
        }
    }

    private static ClientInterceptor compressing(String encoding) {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                return next.newCall(method, options.withCompression(encoding));
            }
        };
    }

    private static GrpcAnswer answer(OpenStream<byte[], byte[]> stream, List<byte[]> messages) throws Exception {
        messages.forEach(stream::send);
        stream.halfClose();
        Status status = stream.end();
        List<byte[]> answers = new ArrayList<>();
        while (stream.hasMore()) {
            answers.add(stream.next());
        }
        return new GrpcAnswer(status, answers);
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.newBuilder(new ByteMarshaller(), new ByteMarshaller())
                .setType(name.endsWith("ModelStreamInfer") ? MethodType.BIDI_STREAMING : MethodType.UNARY)
                .setFullMethodName(name)
                .build();
    }

    /** Passes on what the client has compressed. */
    private record Compressed(String encoding) implements Compressor {
        @Override
        public String getMessageEncoding() {
            return encoding;
        }

        @Override
        public OutputStream compress(OutputStream out) {
            return out;
        }
    }
}
