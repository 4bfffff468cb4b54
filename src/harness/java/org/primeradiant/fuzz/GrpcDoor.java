package org.primeradiant.fuzz;

import com.google.protobuf.CodedInputStream;
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
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.primeradiant.settings.Limits;
import org.primeradiant.testing.ByteMarshaller;

/** Sends damaged messages over gRPC and judges the answers. Thread-safe. */
public final class GrpcDoor {
    private static final Metadata.Key<String> COMPONENT =
            Metadata.Key.of("radiant-component", Metadata.ASCII_STRING_MARSHALLER);

    /** Codes that blame the caller's message. */
    private static final Set<Status.Code> REFUSALS = Set.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.NOT_FOUND,
            Status.Code.UNIMPLEMENTED,
            Status.Code.RESOURCE_EXHAUSTED);

    private final Channel channel;
    private final Set<Status.Code> busy;
    private final List<Recorded> requests;
    private final ProtoDamage damage;

    GrpcDoor(Channel channel, List<Recorded> requests) {
        this(channel, requests, Set.of());
    }

    /**
     * Creates a client for a server that may be overloaded.
     *
     * @param busy codes that are acceptable for any message, provided that they come from the server
     */
    public GrpcDoor(Channel channel, List<Recorded> requests, Set<Status.Code> busy) {
        this.busy = Set.copyOf(busy);
        this.channel = channel;
        this.requests = requests;
        damage = new ProtoDamage(requests.stream().map(Recorded::body).toList());
    }

    /** Sends one message and returns the complaint about the answer, or an empty string. */
    String wrong(RandomGenerator random, String target) {
        return verdict(random, target).complaint();
    }

    /** Sends one message and judges the answer. */
    public Verdict verdict(RandomGenerator random, String target) {
        Recorded recorded = requests.get(random.nextInt(requests.size()));
        byte[] message = damage.damaged(recorded.body(), random);
        Recorded called = random.nextInt(3) == 0 ? requests.get(random.nextInt(requests.size())) : recorded;
        Verdict verdict = verdict(called.method(), message, target);
        return verdict.complaint().isEmpty()
                ? verdict
                : new Verdict(
                        verdict.status(),
                        verdict.complaint() + "; request: " + called.method() + " of component '" + target
                                + "', message in base64: "
                                + Base64.getEncoder().encodeToString(message));
    }

    private Verdict verdict(String method, byte[] message, String target) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
        try {
            byte[] answer = ClientCalls.blockingUnaryCall(to(target), bytes(method), options, message);
            boolean whole = method.endsWith("Metadata") || parsed(answer).hasMeta();
            return new Verdict("OK", whole ? "" : "OK without meta");
        } catch (StatusRuntimeException e) {
            Status status = e.getStatus();
            boolean told = status.getDescription() != null && !Inside.isShown(status.getDescription());
            boolean right = told && (REFUSALS.contains(status.getCode()) || isBusy(status));
            return new Verdict(status.getCode().name(), right ? "" : status.toString());
        } catch (IOException e) {
            return new Verdict("OK", "OK with a malformed message: " + e.getMessage());
        }
    }

    /** Protobuf's default limit of 100 levels is lower than the host's. */
    private static SeldonMessage parsed(byte[] answer) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(answer);
        in.setRecursionLimit(2 * Limits.DEPTH);
        return SeldonMessage.parseFrom(in);
    }

    /** Only a failed connection has a cause; a status sent by a server has none. */
    private boolean isBusy(Status status) {
        return busy.contains(status.getCode()) && status.getCause() == null;
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
