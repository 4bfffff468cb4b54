package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A difference that is meant: a row of {@code docs/divergences.md}, about callers of the older seldon-server.
 *
 * @param name the row's name on the page
 * @param applies which recorded cases it is about
 * @param answered what Radiant answers instead
 */
record LegacyDivergence(String name, Predicate<LegacyCase> applies, Predicate<Answer> answered) {
    private static final Pattern CLIENT = Pattern.compile("(^|[?&])client(=|&|$)");

    private static final List<LegacyDivergence> ALL = List.of(new LegacyDivergence(
            "predict-without-client",
            recorded -> recorded.isHttp()
                    && recorded.endpoint().equals("/predict")
                    && recorded.isOk()
                    && !CLIENT.matcher(recorded.target()).find()
                    && !CLIENT.matcher(new String(recorded.body(), StandardCharsets.UTF_8))
                            .find(),
            answer -> answer.isFailure(400, "MICROSERVICE_BAD_DATA")
                    || answer.status().equals("200") && Tree.has(answer.json(), "meta")));

    /** The rules in the order of the page. */
    static List<LegacyDivergence> all() {
        return ALL;
    }
}
