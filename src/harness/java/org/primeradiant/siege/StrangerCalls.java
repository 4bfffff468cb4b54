package org.primeradiant.siege;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import inference.InferenceProtos.ModelInferRequest;
import io.grpc.StatusRuntimeException;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.protos.PredictionProtos.Feedback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.primeradiant.testing.Grpc;

/** Calls of the three protocols with any credentials, over REST and gRPC. Thread-safe. */
final class StrangerCalls implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BODY = "{\"data\":{\"ndarray\":[[1,2]]}}";
    private static final List<String> REQUESTS = List.of(
            "POST /predict",
            "POST /components/sums/predict",
            "POST /api/v1.0/predictions",
            "POST /api/v1.0/feedback",
            "POST /v2/models/sums/infer",
            "POST /recommend",
            "GET /predict?client=a&json=%7B%22a%22:1%7D",
            "GET /recommend?user=1&client=a");

    private static final Map<String, Message> METHODS = Map.of(
            "seldon.protos.Model/Predict", GrpcAttacks.text("a"),
            "seldon.protos.Seldon/Predict", GrpcAttacks.text("a"),
            "seldon.protos.Seldon/SendFeedback", Feedback.getDefaultInstance(),
            "inference.GRPCInferenceService/ModelInfer",
                    ModelInferRequest.newBuilder().setModelName("sums").build(),
            "io.seldon.api.rpc.Seldon/Classify", ClassificationRequest.getDefaultInstance());

    private static final List<String> NAMES = METHODS.keySet().stream().sorted().toList();

    private final RawHttp http;
    private final Grpc grpc;

    StrangerCalls(int httpPort, int grpcPort) {
        http = new RawHttp(httpPort, LIMIT);
        grpc = new Grpc(grpcPort);
    }

    /** Sends a request that is right except for its credentials. */
    Answer overRest(Random random, List<String> authorizations) throws InterruptedException {
        String request = REQUESTS.get(random.nextInt(REQUESTS.size()));
        StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        authorizations.forEach(
                value -> text.append("Authorization: ").append(value).append("\r\n"));
        if (request.startsWith("POST")) {
            text.append("Content-Type: application/json\r\nContent-Length: ").append(BODY.length());
            text.append("\r\n\r\n").append(BODY);
        } else {
            text.append("\r\n");
        }
        Function<HttpAnswer, Answer> form = request.contains("/v2/") ? Answer::infer : Answer::rest;
        return http.send(text.toString(), answer -> challenged(answer, form.apply(answer)));
    }

    private static Answer challenged(HttpAnswer answer, Answer judged) {
        boolean isMissing =
                answer.status() == 401 && answer.header("www-authenticate").isEmpty();
        return judged.faulty(isMissing ? "401 without a challenge" : "");
    }

    /** Makes a call that is right except for its credentials. */
    Answer overGrpc(Random random, List<String> authorizations) {
        String method = NAMES.get(random.nextInt(NAMES.size()));
        try {
            grpc.call(method, METHODS.get(method), Empty.getDefaultInstance(), authorizations);
            return Answer.ok(method);
        } catch (StatusRuntimeException e) {
            return Answer.grpc(e.getStatus());
        }
    }

    @Override
    public void close() {
        http.close();
        grpc.close();
    }
}
