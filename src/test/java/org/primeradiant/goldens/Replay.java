package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replays the cases of one deployment, in order. */
final class Replay {
    /** More calls than a recording left out. */
    private static final int MOST_REPETITIONS = 20;

    private static final Map<String, String> METHODS = Map.of(
            "predict", "predict",
            "route", "router",
            "aggregate", "aggregate",
            "transform-input", "inputtransform",
            "transform-output", "outputtransform",
            "send-feedback", "feedback");

    private final Stage stage;
    private final RestDoor rest = new RestDoor();
    private final GrpcDoor grpc;
    private final Map<String, Case> lastByMethod = new HashMap<>();

    Replay(Stage stage, GrpcDoor grpc) {
        this.stage = stage;
        this.grpc = grpc;
    }

    List<Outcome> run() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Case recorded : stage.cases()) {
            if (recorded.isForMetrics() && recorded.isOk()) {
                catchUp(recorded);
            }
            outcomes.add(Outcome.of(recorded, ask(recorded)));
            if (recorded.isOk() && METHODS.containsKey(recorded.operation())) {
                lastByMethod.put(METHODS.get(recorded.operation()), recorded);
            }
        }
        return outcomes;
    }

    private Answer ask(Case recorded) {
        return recorded.isRest() ? rest.ask(recorded, stage.prefix(recorded)) : grpc.ask(recorded);
    }

    /** A recording is a selection, but its metrics count every call: the calls that were left out are made up for. */
    private void catchUp(Case recorded) {
        Samples expected = Samples.parse(recorded.answer().orElse(""));
        for (int i = 0; i < MOST_REPETITIONS; i++) {
            Samples actual = Samples.parse(rest.get(recorded.path()).body());
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
