package org.primeradiant.fuzz;

import com.google.protobuf.InvalidProtocolBufferException;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelInferResponse;
import inference.InferenceProtos.ModelStreamInferResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.primeradiant.testing.ByteMarshaller;

/**
 * Sends damaged messages of the Open Inference Protocol over gRPC, one at a time and in streams, and judges the
 * answers. Thread-safe.
 */
public final class InferGrpcDoor {
    private static final String SERVICE = "inference.GRPCInferenceService/";
    private static final List<String> OTHERS = List.of(
            "ServerLive",
            "ModelReady",
            "ModelMetadata",
            "ModelConfig",
            "ModelStatistics",
            "RepositoryIndex",
            "RepositoryModelLoad",
            "RepositoryModelUnload");

    /** Codes that blame the caller's message. */
    private static final Set<Status.Code> REFUSALS = Set.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.NOT_FOUND,
            Status.Code.PERMISSION_DENIED,
            Status.Code.UNIMPLEMENTED,
            Status.Code.RESOURCE_EXHAUSTED);

    private final Channel channel;
    private final Set<Status.Code> busy;
    private final List<byte[]> requests;
    private final ProtoDamage damage;

    InferGrpcDoor(Channel channel, List<byte[]> requests) {
        this(channel, requests, Set.of());
    }

    /**
     * Creates a client for a server that may be overloaded.
     *
     * @param busy codes that are acceptable for any message, provided that they come from the server
     */
    public InferGrpcDoor(Channel channel, List<byte[]> requests, Set<Status.Code> busy) {
        this.channel = channel;
        this.busy = Set.copyOf(busy);
        this.requests = List.copyOf(requests);
        damage = new ProtoDamage(requests);
    }

    /** Sends one message to a model and returns the complaint about the answer, or an empty string. */
    String wrong(RandomGenerator random, String model) {
        return verdict(random, model).complaint();
    }

    /** Sends one message and judges the answer. */
    public Verdict verdict(RandomGenerator random, String model) {
        byte[] recorded = requests.get(random.nextInt(requests.size()));
        byte[] message = damage.damaged(to(model, recorded), random);
        int choice = random.nextInt(10);
        String method =
                choice < 7 ? "ModelInfer" : choice < 9 ? "ModelStreamInfer" : OTHERS.get(random.nextInt(OTHERS.size()));
        Verdict verdict = verdict(method, message);
        return verdict.complaint().isEmpty()
                ? verdict
                : new Verdict(
                        verdict.status(),
                        verdict.complaint() + "; request: " + method + ", message in base64: "
                                + Base64.getEncoder().encodeToString(message));
    }

    private static byte[] to(String model, byte... recorded) {
        try {
            return ModelInferRequest.parseFrom(recorded).toBuilder()
                    .setModelName(model)
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            return recorded;
        }
    }

    private Verdict verdict(String method, byte... message) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
        try {
            return new Verdict(
                    "OK",
                    method.equals("ModelStreamInfer")
                            ? streamed(ClientCalls.blockingServerStreamingCall(
                                    channel, bytes(method, MethodType.SERVER_STREAMING), options, message))
                            : answered(
                                    method,
                                    ClientCalls.blockingUnaryCall(
                                            channel, bytes(method, MethodType.UNARY), options, message)));
        } catch (StatusRuntimeException e) {
            Status status = e.getStatus();
            boolean told = status.getDescription() != null && !Inside.isShown(status.getDescription());
            boolean right = told && (REFUSALS.contains(status.getCode()) || isBusy(status));
            return new Verdict(status.getCode().name(), right ? "" : status.toString());
        } catch (InvalidProtocolBufferException e) {
            return new Verdict("OK", "OK with a malformed message: " + e.getMessage());
        }
    }

    private static String answered(String method, byte... answer) throws InvalidProtocolBufferException {
        return !method.equals("ModelInfer")
                        || !ModelInferResponse.parseFrom(answer).getModelName().isEmpty()
                ? ""
                : "OK without the model's name";
    }

    /** A stream answers each message, and tells what is wrong with it inside. */
    private static String streamed(Iterator<byte[]> answers) throws InvalidProtocolBufferException {
        int count = 0;
        while (answers.hasNext()) {
            ModelStreamInferResponse answer = ModelStreamInferResponse.parseFrom(answers.next());
            count++;
            if (Inside.isShown(answer.getErrorMessage())) {
                return answer.getErrorMessage();
            }
        }
        return count == 1 ? "" : count + " answers to one message";
    }

    /** Only a failed connection has a cause; a status sent by a server has none. */
    private boolean isBusy(Status status) {
        return busy.contains(status.getCode()) && status.getCause() == null;
    }

    private static MethodDescriptor<byte[], byte[]> bytes(String method, MethodType type) {
        return MethodDescriptor.newBuilder(new ByteMarshaller(), new ByteMarshaller())
                .setType(type)
                .setFullMethodName(SERVICE + method)
                .build();
    }
}
