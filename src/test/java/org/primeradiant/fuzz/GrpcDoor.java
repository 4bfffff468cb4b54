package org.primeradiant.fuzz;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.primeradiant.testing.ByteMarshaller;

/** Sends damaged messages over gRPC and judges the answers. Thread-safe. */
final class GrpcDoor {
    private static final Metadata.Key<String> COMPONENT =
            Metadata.Key.of("radiant-component", Metadata.ASCII_STRING_MARSHALLER);

    /** What a caller may be told of its own mistakes. */
    private static final Set<Status.Code> REFUSALS = Set.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.NOT_FOUND,
            Status.Code.UNIMPLEMENTED,
            Status.Code.RESOURCE_EXHAUSTED);

    private final Channel channel;
    private final List<Recorded> requests;
    private final ProtoDamage damage;

    GrpcDoor(Channel channel, List<Recorded> requests) {
        this.channel = channel;
        this.requests = requests;
        damage = new ProtoDamage(requests.stream().map(Recorded::body).toList());
    }

    /** Sends one message; what is wrong with the answer, or nothing. */
    String wrong(RandomGenerator random, String target) {
        Recorded recorded = requests.get(random.nextInt(requests.size()));
        byte[] message = damage.damaged(recorded.body(), random);
        Recorded called = random.nextInt(3) == 0 ? requests.get(random.nextInt(requests.size())) : recorded;
        String complaint = complaint(called.method(), message, target);
        return complaint.isEmpty()
                ? ""
                : complaint + "; the request: " + called.method() + " of component '" + target
                        + "', the message in base64: " + Base64.getEncoder().encodeToString(message);
    }

    private String complaint(String method, byte[] message, String target) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
        try {
            byte[] answer = ClientCalls.blockingUnaryCall(to(target), bytes(method), options, message);
            return method.endsWith("Metadata")
                            || SeldonMessage.parseFrom(answer).hasMeta()
                    ? ""
                    : "OK without meta";
        } catch (StatusRuntimeException e) {
            Status status = e.getStatus();
            boolean told = status.getDescription() != null && !Inside.isShown(status.getDescription());
            return told && REFUSALS.contains(status.getCode()) ? "" : status.toString();
        } catch (InvalidProtocolBufferException e) {
            return "OK with something else: " + e.getMessage();
        }
    }

    private Channel to(String target) {
        Metadata headers = new Metadata();
        if (!target.isEmpty()) {
            headers.put(COMPONENT, target);
        }
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static MethodDescriptor<byte[], byte[]> bytes(String method) {
        return MethodDescriptor.newBuilder(new ByteMarshaller(), new ByteMarshaller())
                .setType(MethodType.UNARY)
                .setFullMethodName(method)
                .build();
    }
}
