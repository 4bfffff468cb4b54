package org.primeradiant.siege;

import com.google.protobuf.ByteString;
import inference.InferenceProtos.InferTensorContents;
import inference.InferenceProtos.ModelInferRequest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.primeradiant.fuzz.InferGrpcDoor;
import org.primeradiant.fuzz.InferRestDoor;
import org.primeradiant.fuzz.RecordedInfer;
import org.primeradiant.fuzz.Verdict;
import org.primeradiant.siege.RawHttp.Body;
import org.primeradiant.testing.ByteMarshaller;

/** The hostile requests of the Open Inference Protocol. Thread-safe. */
final class InferAttacks implements AutoCloseable {
    /** All statuses that {@link InferGrpcDoor} may accept; it judges each answer itself. */
    static final String[] ANY_OF_A_DAMAGED = {
        "OK", "INVALID_ARGUMENT", "NOT_FOUND", "PERMISSION_DENIED", "UNIMPLEMENTED"
    };

    /** The same for {@link InferRestDoor}; 403 because nobody may load models. */
    static final String[] ANY_OF_A_DAMAGED_OVER_REST = {"200", "400", "403", "404", "413"};

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SERVICE = "inference.GRPCInferenceService/";
    private static final int DEPTH = 1_000_000;
    private static final int UNREAD = 20;
    private static final int ELEMENTS = 8_192;
    private static final int MOST_MILLIS = 2_000;

    private static final ModelInferRequest CLAIM = request("sums", "FP64", 1 << 24)
            .setInputs(
                    0,
                    input("FP64", 1 << 24)
                            .setContents(InferTensorContents.newBuilder().addFp64Contents(1)))
            .build();

    /** An element of 2 GiB, of which 2 bytes came. */
    private static final ModelInferRequest OVERRUN = request("lengths", "BYTES", 1)
            .addRawInputContents(ByteString.copyFrom(new byte[] {-1, -1, -1, 0x7F, 'a', 'b'}))
            .build();

    private static final ModelInferRequest LARGE = request("identity", "FP64", ELEMENTS)
            .addRawInputContents(ByteString.copyFrom(new byte[Double.BYTES * ELEMENTS]))
            .build();

    private final RawHttp http;
    private final GrpcCaller grpc;
    private final InferRestDoor restFuzz;
    private final InferGrpcDoor grpcFuzz;

    InferAttacks(int httpPort, int grpcPort) {
        http = new RawHttp(httpPort, LIMIT);
        grpc = new GrpcCaller(grpcPort);
        restFuzz =
                new InferRestDoor(URI.create("http://127.0.0.1:" + httpPort + "/"), RecordedInfer.rest(), Set.of(503));
        grpcFuzz = new InferGrpcDoor(
                grpc.channel(), RecordedInfer.grpc(), Set.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED));
    }

    private static ModelInferRequest.Builder request(String model, String datatype, long length) {
        return ModelInferRequest.newBuilder().setModelName(model).addInputs(input(datatype, length));
    }

    private static ModelInferRequest.InferInputTensor.Builder input(String datatype, long length) {
        return ModelInferRequest.InferInputTensor.newBuilder()
                .setName("x")
                .setDatatype(datatype)
                .addShape(length);
    }

    private Answer post(String model, Body body) throws InterruptedException {
        return http.post("/v2/models/" + model + "/infer", body, Answer::infer);
    }

    Answer claimedShape(Random random) throws InterruptedException {
        return post("sums", Body.of("""
                {"inputs":[{"name":"x","shape":[16777216,8],"datatype":"FP64","data":[1]}]}"""));
    }

    Answer claimedShapeInProtobuf(Random random) throws InterruptedException {
        return grpc.send(SERVICE + "ModelInfer", CLAIM, Map.of()).answer();
    }

    Answer claimedBytes(Random random) throws InterruptedException {
        return binary("FP64", "[268435455]", "2147483640", "\0".repeat(Double.BYTES));
    }

    /** Sends an element of 2 GiB, of which 2 bytes come. */
    Answer overrun(Random random) throws InterruptedException {
        return binary("BYTES", "[1]", "6", "\u00ff\u00ff\u00ff\u007fab");
    }

    Answer overrunInProtobuf(Random random) throws InterruptedException {
        return grpc.send(SERVICE + "ModelInfer", OVERRUN, Map.of()).answer();
    }

    private Answer binary(String datatype, String shape, String size, String bytes) throws InterruptedException {
        String json = "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"" + datatype + "\",\"shape\":" + shape
                + ",\"parameters\":{\"binary_data_size\":" + size + "}}]}";
        return http.send(
                "POST /v2/models/lengths/infer HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Inference-Header-Content-Length: " + json.length() + "\r\nContent-Length: "
                        + (json.length() + bytes.length()) + "\r\n\r\n" + json + bytes,
                Answer::infer);
    }

    Answer nested(Random random) throws InterruptedException {
        String prefix = "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":";
        return post("sums", Body.of(prefix, "[", DEPTH, ""));
    }

    /** Sends requests in a stream, reads none of the answers, and cancels. */
    Answer unread(Random random) throws InterruptedException {
        CompletableFuture<Status> closed = new CompletableFuture<>();
        ClientCall<byte[], byte[]> call = grpc.channel()
                .newCall(
                        MethodDescriptor.newBuilder(new ByteMarshaller(), new ByteMarshaller())
                                .setType(MethodType.BIDI_STREAMING)
                                .setFullMethodName(SERVICE + "ModelStreamInfer")
                                .build(),
                        CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        closed.complete(status);
                    }
                },
                new Metadata());
        for (int i = random.nextInt(UNREAD); i >= 0; i--) {
            call.sendMessage(LARGE.toByteArray());
        }
        try {
            return Answer.grpc(closed.get(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel("the caller has gone", null);
            return Answer.hungUp();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    Answer damaged(Random random) {
        return answer(restFuzz.verdict(random, Targets.any(random)), Set.of("503"));
    }

    Answer damagedInProtobuf(Random random) {
        return answer(grpcFuzz.verdict(random, Targets.any(random)), Set.of("UNAVAILABLE", "RESOURCE_EXHAUSTED"));
    }

    private static Answer answer(Verdict verdict, Set<String> busy) {
        String status = verdict.status().equals("DROPPED") ? Answer.CLOSED : verdict.status();
        return new Answer(status, "", busy.contains(status), verdict.complaint());
    }

    @Override
    public void close() {
        http.close();
        grpc.close();
    }
}
