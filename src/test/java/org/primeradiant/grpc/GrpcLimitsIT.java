package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Codec;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.RadiantWar;

/** Sends compressed messages and large metadata, to components and to gRPC's own services. */
@ExtendWith(ArquillianExtension.class)
class GrpcLimitsIT {
    private static final int MEBIBYTE = 1 << 20;
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";
    private static final String ACCEPTED = "grpc-accept-encoding";

    private static final MethodDescriptor<Message, SeldonMessage> PREDICT = method(
            MethodType.UNARY,
            "seldon.protos.Model/Predict",
            SeldonMessage.getDefaultInstance(),
            SeldonMessage.getDefaultInstance());
    private static final MethodDescriptor<Message, HealthCheckResponse> CHECK = method(
            MethodType.UNARY,
            "grpc.health.v1.Health/Check",
            HealthCheckRequest.getDefaultInstance(),
            HealthCheckResponse.getDefaultInstance());
    private static final MethodDescriptor<Message, HealthCheckResponse> CHECK_WITH_PREDICT = method(
            MethodType.UNARY,
            "grpc.health.v1.Health/Check",
            SeldonMessage.getDefaultInstance(),
            HealthCheckResponse.getDefaultInstance());
    private static final MethodDescriptor<Message, ServerReflectionResponse> REFLECT = method(
            MethodType.BIDI_STREAMING,
            "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
            ServerReflectionRequest.getDefaultInstance(),
            ServerReflectionResponse.getDefaultInstance());

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Echo.class);
    }

    private static <A extends Message> MethodDescriptor<Message, A> method(
            MethodType type, String name, Message request, A answer) {
        return MethodDescriptor.newBuilder(ProtoUtils.marshaller(request), ProtoUtils.marshaller(answer))
                .setType(type)
                .setFullMethodName(name)
                .build();
    }

    /** The size of a message once decompressed, up to and beyond the limit of 4 MiB. */
    @ParameterizedTest
    @MethodSource(DOORS)
    void readsCompressedMessagesUpToTheLimit(Grpc.Door door) {
        SeldonMessage most = text(4 * MEBIBYTE - 100);

        assertThat(call(door, PREDICT, most, "gzip").getStrData()).hasSize(4 * MEBIBYTE - 100);
        assertThat(call(door, PREDICT, text(1), "identity").getStrData()).hasSize(1);
    }

    static Stream<Arguments> tooLarge() {
        return Grpc.Door.open()
                .flatMap(door -> Stream.of(
                        Arguments.of(door, PREDICT, text(4 * MEBIBYTE + 1)),
                        Arguments.of(door, PREDICT, text(200 * MEBIBYTE)),
                        Arguments.of(
                                door,
                                PREDICT,
                                SeldonMessage.newBuilder()
                                        .setBinData(ByteString.copyFrom(new byte[5 * MEBIBYTE]))
                                        .build()),
                        Arguments.of(
                                door,
                                CHECK,
                                HealthCheckRequest.newBuilder()
                                        .setService("a".repeat(5 * MEBIBYTE))
                                        .build()),
                        Arguments.of(
                                door,
                                REFLECT,
                                ServerReflectionRequest.newBuilder()
                                        .setHost("a".repeat(5 * MEBIBYTE))
                                        .build())));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void refusesMessagesThatAreTooLargeOnceDecompressed(
            Grpc.Door door, MethodDescriptor<Message, ? extends Message> method, Message request) {
        StatusRuntimeException failure = failure(door, method, request, "gzip", 0);

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(call(door, PREDICT, text(1), "gzip").getStrData()).hasSize(1);
    }

    static Stream<Arguments> unknown() {
        return Grpc.Door.open()
                .flatMap(door -> Stream.of("snappy", "deflate", "zstd")
                        .flatMap(encoding -> Stream.of(
                                Arguments.of(door, PREDICT, text(100), encoding),
                                Arguments.of(door, CHECK, HealthCheckRequest.getDefaultInstance(), encoding),
                                Arguments.of(door, REFLECT, ServerReflectionRequest.getDefaultInstance(), encoding))));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void namesTheEncodingsThatItKnowsInsteadOfAnUnknownOne(
            Grpc.Door door, MethodDescriptor<Message, ? extends Message> method, Message request, String encoding) {
        StatusRuntimeException failure = failure(door, method, request, encoding, 0);

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(failure.getStatus().getDescription())
                .isEqualTo(
                        "the grpc-encoding " + encoding + " is not supported; send messages in gzip, or as they are");
        assertThat(failure.getTrailers().get(Metadata.Key.of(ACCEPTED, Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("gzip");
    }

    /** A message of another type, whose field 1 is not a text in UTF-8. */
    @ParameterizedTest
    @MethodSource(DOORS)
    void refusesAHealthCheckThatIsNone(Grpc.Door door) {
        SeldonMessage other = SeldonMessage.newBuilder()
                .setStatus(io.seldon.protos.PredictionProtos.Status.newBuilder().setCode(-1))
                .build();

        StatusRuntimeException failure = failure(door, CHECK_WITH_PREDICT, other, "gzip", 0);

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    /** WildFly's HTTP/2 takes 20,000 bytes; it loses headers if it is told to take more (docs/servers.md). */
    static Stream<Arguments> metadata() {
        return Grpc.Door.open()
                .flatMap(door -> Stream.of(7_000, 9_000, 16_000, 30_000, 60_000)
                        .filter(size -> door == Grpc.Door.PORT || size < 20_000)
                        .map(size -> Arguments.of(door, size)));
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void acceptsMetadataUpToTheLimit(Grpc.Door door, int size) {
        try (Client client = new Client(door, size)) {
            SeldonMessage answer = client.call(PREDICT, text(3), "identity");

            assertThat(answer.getStrData()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {66_000, 100_000, 120_000})
    void refusesMetadataBeyondTheLimit(int size) {
        StatusRuntimeException failure = failure(Grpc.Door.PORT, PREDICT, text(3), "identity", size);

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(failure.getStatus().getDescription()).contains("RADIANT_GRPC_MAX_METADATA_SIZE");
    }

    private static SeldonMessage text(int length) {
        return SeldonMessage.newBuilder().setStrData("a".repeat(length)).build();
    }

    private static StatusRuntimeException failure(
            Grpc.Door door,
            MethodDescriptor<Message, ? extends Message> method,
            Message request,
            String encoding,
            int metadata) {
        try (Client client = new Client(door, metadata)) {
            return catchThrowableOfType(StatusRuntimeException.class, () -> client.call(method, request, encoding));
        }
    }

    private static <A extends Message> A call(
            Grpc.Door door, MethodDescriptor<Message, A> method, Message request, String encoding) {
        try (Client client = new Client(door, 0)) {
            return client.call(method, request, encoding);
        }
    }

    /** A connection whose calls carry metadata of some size, and may be compressed in encodings of other libraries. */
    private static final class Client implements AutoCloseable {
        private static final int VALUE = 4000;

        private final ManagedChannel channel;
        private final Metadata metadata = new Metadata();

        Client(Grpc.Door door, int size) {
            CompressorRegistry compressors = CompressorRegistry.newEmptyInstance();
            compressors.register(new Codec.Gzip());
            Stream.of("snappy", "deflate", "zstd").forEach(name -> compressors.register(new Deflating(name)));
            channel = ManagedChannelBuilder.forAddress("127.0.0.1", door.number())
                    .usePlaintext()
                    .compressorRegistry(compressors)
                    .maxInboundMessageSize(5 * MEBIBYTE)
                    .build();
            for (int left = size; left > 0; left -= VALUE) {
                metadata.put(
                        Metadata.Key.of("x-" + left, Metadata.ASCII_STRING_MARSHALLER),
                        "a".repeat(Math.min(VALUE, left)));
            }
        }

        <A extends Message> A call(MethodDescriptor<Message, A> method, Message request, String encoding) {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
            return ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata)),
                    method.toBuilder().setType(MethodType.UNARY).build(),
                    encoding.equals("identity") ? options : options.withCompression(encoding),
                    request);
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }

    private record Deflating(String name) implements Compressor {
        @Override
        public String getMessageEncoding() {
            return name;
        }

        @Override
        public OutputStream compress(OutputStream out) {
            return new DeflaterOutputStream(out);
        }
    }
}
