package org.primeradiant.siege;

import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.Meta;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.primeradiant.siege.Attack.Single;
import org.primeradiant.siege.RawHttp.Body;

/** The hostile requests to the graph, that is to its bandit and its remote node. Thread-safe. */
final class NodeAttacks implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROWS = 1_000_001;
    private static final String PREDICTIONS = "/api/v1.0/predictions";
    private static final String FEEDBACK = "/api/v1.0/feedback";
    private static final String TO_LEFT = "{\"meta\":{\"routing\":{\"entry\":0,\"bandit\":0}}}";
    private static final String TEXT = "{\"strData\":\"\"}";

    private final RawHttp http;
    private final GrpcCaller grpc;
    private final AtomicLong feedbacks = new AtomicLong();

    NodeAttacks(int httpPort, int grpcPort) {
        http = new RawHttp(httpPort, LIMIT);
        grpc = new GrpcCaller(grpcPort);
    }

    /** Returns the number of feedback requests that the bandit may have counted. */
    long feedbacks() {
        return feedbacks.get();
    }

    Answer millionRows(Random random) throws InterruptedException {
        feedbacks.incrementAndGet();
        String prefix = "{\"request\":{\"data\":{\"tensor\":{\"shape\":[" + ROWS + ",1],\"values\":[0";
        return http.post(FEEDBACK, Body.of(prefix, ",0", ROWS - 1, "]}}},\"response\":" + TO_LEFT + ",\"reward\":1}"));
    }

    /** In gRPC the rows may be empty, so that they cost the caller nothing. */
    Answer millionRowsClaimed(Random random) throws InterruptedException {
        feedbacks.incrementAndGet();
        SeldonMessage rows = SeldonMessage.newBuilder()
                .setData(DefaultData.newBuilder()
                        .setTensor(Tensor.newBuilder().addShape(ROWS).addShape(0)))
                .build();
        return feedback(Feedback.newBuilder().setRequest(rows).setReward(1));
    }

    private Answer feedback(Feedback.Builder feedback) throws InterruptedException {
        SeldonMessage response = SeldonMessage.newBuilder()
                .setMeta(Meta.newBuilder().putRouting("entry", 0).putRouting("bandit", 0))
                .build();
        return grpc.send(
                        "seldon.protos.Seldon/SendFeedback",
                        feedback.setResponse(response).build(),
                        Map.of())
                .answer();
    }

    Answer infiniteReward(Random random) throws InterruptedException {
        String body = "{\"request\":{\"data\":{\"ndarray\":[[1]]}},\"response\":" + TO_LEFT + ",\"reward\":1e999}";
        return http.post(random.nextBoolean() ? FEEDBACK : "/send-feedback", Body.of(body));
    }

    Answer infiniteRewardInProtobuf(Random random) throws InterruptedException {
        return feedback(Feedback.newBuilder().setReward(random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NaN));
    }

    /** Checks that a header named in {@code Connection} is not forwarded to the node. */
    Answer hopByHop(Random random) throws InterruptedException {
        Answer answer =
                http.send(post("headers", "Connection: close, siege-secret\r\nsiege-secret: 1\r\n"), Answer::rest);
        return answer.faulty(answer.text().contains("siege-secret") ? "the header was forwarded" : "")
                .expecting(HostileNode.HEADER);
    }

    /** Requests the behavior from the node over REST. */
    Single rest(String behaviour) {
        return random -> naming(http.send(post(behaviour, "Connection: close\r\n"), Answer::rest));
    }

    /** Requests the behavior from the node over gRPC. */
    Single grpc(String behaviour) {
        SeldonMessage message = GrpcAttacks.text("");
        Map<String, String> metadata = Map.of(HostileNode.HEADER, behaviour);
        return random ->
                grpc.send("seldon.protos.Seldon/Predict", message, metadata).answer();
    }

    private static Answer naming(Answer answer) {
        boolean named = answer.text().contains("node " + HostileNode.NAME);
        return answer.faulty(answer.status().equals("502") && !named ? "does not name the node" : "");
    }

    private static String post(String behaviour, String headers) {
        return "POST " + PREDICTIONS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + HostileNode.HEADER + ": " + behaviour + "\r\n" + headers + "Content-Length: " + TEXT.length()
                + "\r\n\r\n" + TEXT;
    }

    @Override
    public void close() {
        http.close();
        grpc.close();
    }
}
