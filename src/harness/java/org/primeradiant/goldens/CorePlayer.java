package org.primeradiant.goldens;

import io.grpc.Status;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays the cases of one deployment of the toys. */
final class CorePlayer implements Player<Case, Answer> {
    /** The recording omits one message for its size: 5 MiB of text. */
    private static final int LARGE = 5 << 20;

    /** An upper bound for the calls that a recording omits. */
    private static final int MOST_REPETITIONS = 20;

    private static final Map<String, String> METHODS = Map.of(
            "predict", "predict",
            "route", "router",
            "aggregate", "aggregate",
            "transform-input", "inputtransform",
            "transform-output", "outputtransform",
            "send-feedback", "feedback");

    private final boolean isAtRoot;
    private final Doors doors;
    private final Map<String, Case> lastByMethod = new HashMap<>();

    CorePlayer(Stage<Case> stage, Doors doors) {
        this.isAtRoot = CoreStages.isAtRoot(stage);
        this.doors = doors;
    }

    @Override
    public Answer play(Case recorded) {
        if (recorded.isForMetrics() && recorded.isOk()) {
            catchUp(recorded);
        }
        Answer answer = ask(recorded);
        if (recorded.isOk() && METHODS.containsKey(recorded.operation())) {
            lastByMethod.put(METHODS.get(recorded.operation()), recorded);
        }
        return answer;
    }

    private Answer ask(Case recorded) {
        String component = recorded.component();
        String method = recorded.method();
        if (recorded.isRest()) {
            String target = (isAtRoot ? "" : "/components/" + component) + recorded.target();
            return doors.rest(method, target, recorded.requestHeaders(), recorded.body());
        }
        Map<String, String> metadata = new LinkedHashMap<>(recorded.metadata());
        metadata.put("radiant-component", component);
        return doors.grpc(method, request(recorded), GrpcTypes.answer(method), metadata);
    }

    private static byte[] request(Case recorded) {
        boolean without = GrpcTypes.isWithoutRequest(recorded.request());
        return without && recorded.status().equals(Status.Code.RESOURCE_EXHAUSTED.name())
                ? SeldonMessage.newBuilder()
                        .setStrData("x".repeat(LARGE))
                        .build()
                        .toByteArray()
                : GrpcTypes.requestBytes(recorded.method(), recorded.request());
    }

    /**
     * Repeats calls until the metrics have caught up with the recorded ones: a recording is a selection of the calls,
     * but its metrics count all of them.
     */
    private void catchUp(Case recorded) {
        Samples expected = Samples.parse(recorded.answer().orElse(""));
        for (int i = 0; i < MOST_REPETITIONS; i++) {
            Samples actual = Samples.parse(doors.get(recorded.path()).body());
            List<Case> missing = expected.methodsAhead(actual).stream()
                    .filter(lastByMethod::containsKey)
                    .map(lastByMethod::get)
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            missing.forEach(this::ask);
        }
    }
}
