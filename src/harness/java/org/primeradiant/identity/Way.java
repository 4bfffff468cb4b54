package org.primeradiant.identity;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelMetadataRequest;
import inference.InferenceProtos.RepositoryModelLoadRequest;
import inference.InferenceProtos.ServerLiveRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;

/**
 * One way to call a deployment of the component {@code echo} and the graph {@code main}.
 *
 * @param name for display
 * @param right what it needs; empty if everybody may go it
 * @param call calls with the {@code Authorization} headers, and says what came of it
 */
public record Way(String name, Optional<Right> right, Function<List<String>, Outcome> call) {
    private static final String MESSAGE = "{\"data\":{\"ndarray\":[[1.5]]}}";
    private static final String FEEDBACK = "{\"response\":{\"meta\":{\"routing\":{}}},\"reward\":1}";
    private static final String INFER =
            "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,1],\"datatype\":\"FP64\",\"data\":[1.5]}]}";

    private static final Map<String, Right> POSTS = Map.ofEntries(
            Map.entry("/predict", Right.PREDICT),
            Map.entry("/transform-input", Right.PREDICT),
            Map.entry("/route", Right.PREDICT),
            Map.entry("/aggregate", Right.PREDICT),
            Map.entry("/components/echo/predict", Right.PREDICT),
            Map.entry("/components/echo/api/v1.0/predictions", Right.PREDICT),
            Map.entry("/api/v1.0/predictions", Right.PREDICT),
            Map.entry("/api/v0.1/predictions", Right.PREDICT),
            Map.entry("/v2/models/echo/infer", Right.PREDICT),
            Map.entry("/v2/models/main/infer", Right.PREDICT),
            Map.entry("/recommend", Right.PREDICT),
            Map.entry("/extension", Right.PREDICT),
            Map.entry("/components/echo/recommend", Right.PREDICT),
            Map.entry("/send-feedback", Right.FEEDBACK),
            Map.entry("/api/v1.0/feedback", Right.FEEDBACK),
            Map.entry("/components/echo/send-feedback", Right.FEEDBACK),
            Map.entry("/v2/repository/index", Right.METADATA),
            Map.entry("/v2/repository/models/echo/load", Right.OPERATE),
            Map.entry("/v2/repository/models/nobody/unload", Right.OPERATE));

    private static final Map<String, Right> GETS = Map.ofEntries(
            Map.entry("/predict?json=%7B%22data%22:%7B%22ndarray%22:%5B%5B1%5D%5D%7D%7D", Right.PREDICT),
            Map.entry("/predict?client=a&json=%7B%22a%22:1%7D", Right.PREDICT),
            Map.entry("/recommend?user=1&client=a", Right.PREDICT),
            Map.entry("/send-feedback?json=%7B%22reward%22:1%7D", Right.FEEDBACK),
            Map.entry("/components", Right.METADATA),
            Map.entry("/seldon.json", Right.METADATA),
            Map.entry("/metadata", Right.METADATA),
            Map.entry("/api/v1.0/metadata", Right.METADATA),
            Map.entry("/api/v1.0/metadata/echo", Right.METADATA),
            Map.entry("/api/v1.0/status", Right.METADATA),
            Map.entry("/console/state.json", Right.METADATA),
            Map.entry("/graph.json", Right.METADATA),
            Map.entry("/v2", Right.METADATA),
            Map.entry("/v2/models", Right.METADATA),
            Map.entry("/v2/models/stats", Right.METADATA),
            Map.entry("/v2/models/echo", Right.METADATA),
            Map.entry("/v2/models/echo/config", Right.METADATA),
            Map.entry("/v2/models/echo/stats", Right.METADATA),
            Map.entry("/metrics", Right.METRICS));

    private static final List<String> OPEN = List.of(
            "/health/ping",
            "/health/status",
            "/components/echo/health/status",
            "/api/v1.0/health/status",
            "/ready",
            "/live",
            "/v2/health/live",
            "/v2/health/ready",
            "/v2/models/echo/ready",
            "/v2/models/main/ready");

    /** All ways into the server under test. */
    public static List<Way> all() {
        List<Way> all = new ArrayList<>();
        POSTS.forEach((path, right) -> all.add(new Way("POST " + path, Optional.of(right), post(path))));
        GETS.forEach((path, right) -> all.add(new Way("GET " + path, Optional.of(right), get(path))));
        OPEN.forEach(path -> all.add(new Way("GET " + path, Optional.empty(), get(path))));
        Grpc.Door.open().forEach(door -> all.addAll(grpc(door)));
        return all;
    }

    private static Function<List<String>, Outcome> get(String path) {
        return authorizations -> outcome(Http.with("GET", path, "", authorizations));
    }

    private static Function<List<String>, Outcome> post(String path) {
        String body = path.endsWith("/infer") ? INFER : path.contains("feedback") ? FEEDBACK : MESSAGE;
        String sent = path.contains("/repository/") ? "" : path.equals("/aggregate") ? "[" + body + "]" : body;
        return authorizations -> outcome(Http.with("POST", path, sent, authorizations));
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 401 -> Outcome.UNAUTHENTICATED;
            case 403 -> Outcome.FORBIDDEN;
            default -> Outcome.ALLOWED;
        };
    }

    private static List<Way> grpc(Grpc.Door door) {
        SeldonMessage message = SeldonMessage.newBuilder().setStrData("a").build();
        ModelInferRequest infer =
                ModelInferRequest.newBuilder().setModelName("echo").build();
        return List.of(
                grpc(door, "seldon.protos.Model/Predict", Right.PREDICT, message),
                grpc(door, "seldon.protos.Seldon/Predict", Right.PREDICT, message),
                grpc(door, "seldon.protos.Router/Route", Right.PREDICT, message),
                grpc(door, "seldon.protos.Generic/TransformInput", Right.PREDICT, message),
                grpc(door, "inference.GRPCInferenceService/ModelInfer", Right.PREDICT, infer),
                grpc(
                        door,
                        "io.seldon.api.rpc.Seldon/Classify",
                        Right.PREDICT,
                        ClassificationRequest.getDefaultInstance()),
                grpc(door, "seldon.protos.Model/SendFeedback", Right.FEEDBACK, Feedback.getDefaultInstance()),
                grpc(door, "seldon.protos.Seldon/SendFeedback", Right.FEEDBACK, Feedback.getDefaultInstance()),
                grpc(door, "seldon.protos.Model/Metadata", Right.METADATA, Empty.getDefaultInstance()),
                grpc(
                        door,
                        "inference.GRPCInferenceService/ModelMetadata",
                        Right.METADATA,
                        ModelMetadataRequest.newBuilder().setName("echo").build()),
                grpc(
                        door,
                        "inference.GRPCInferenceService/RepositoryModelLoad",
                        Right.OPERATE,
                        RepositoryModelLoadRequest.newBuilder()
                                .setModelName("nobody")
                                .build()),
                open(door, "inference.GRPCInferenceService/ServerLive", ServerLiveRequest.getDefaultInstance()),
                open(door, "grpc.health.v1.Health/Check", HealthCheckRequest.getDefaultInstance()));
    }

    private static Way grpc(Grpc.Door door, String method, Right right, Message request) {
        return new Way(door + " " + method, Optional.of(right), unary(door, method, request));
    }

    private static Way open(Grpc.Door door, String method, Message request) {
        return new Way(door + " " + method, Optional.empty(), unary(door, method, request));
    }

    private static Function<List<String>, Outcome> unary(Grpc.Door door, String method, Message request) {
        return authorizations -> {
            try (Grpc client = new Grpc(door)) {
                client.call(method, request, Empty.getDefaultInstance(), authorizations);
                return Outcome.ALLOWED;
            } catch (StatusRuntimeException e) {
                Status.Code code = e.getStatus().getCode();
                return switch (code) {
                    case UNAUTHENTICATED -> Outcome.UNAUTHENTICATED;
                    case PERMISSION_DENIED -> Outcome.FORBIDDEN;
                    default -> Outcome.ALLOWED;
                };
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
