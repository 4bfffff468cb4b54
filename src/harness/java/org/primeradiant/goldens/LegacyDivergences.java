package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Rules for the answers to callers of the older seldon-server that differ from the expected ones. */
final class LegacyDivergences {
    private static final Pattern CLIENT = Pattern.compile("(^|[?&])client(=|&|$)");

    private static final List<Divergence<LegacyCase, Answer>> ALL = List.of(new Divergence<>(
            "predict-without-client",
            recorded -> recorded.isHttp()
                    && recorded.endpoint().equals("/predict")
                    && recorded.isSuccess()
                    && !CLIENT.matcher(recorded.target()).find()
                    && !CLIENT.matcher(new String(recorded.body(), StandardCharsets.UTF_8))
                            .find(),
            (recorded, answer) -> answer.isFailure(400, "MICROSERVICE_BAD_DATA")
                    || answer.status().equals("200") && Tree.has(answer.json(), "meta")));

    private LegacyDivergences() {}

    /** Returns the rules in the order of the document. */
    static List<Divergence<LegacyCase, Answer>> all() {
        return ALL;
    }
}
