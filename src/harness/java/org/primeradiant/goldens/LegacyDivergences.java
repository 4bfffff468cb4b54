package org.primeradiant.goldens;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the answers to callers of the older seldon-server that differ from the expected ones. */
final class LegacyDivergences {
    private static final Pattern CLIENT = Pattern.compile("(^|[?&])client(=|&|$)");
    private static final Pattern JSON = Pattern.compile("(?:^|[?&])json=([^&]+)");

    private static final List<Divergence<LegacyCase, Answer>> ALL = List.of(
            new Divergence<>(
                    "predict-without-client",
                    recorded -> isPredict(recorded)
                            && recorded.isSuccess()
                            && !CLIENT.matcher(recorded.target()).find()
                            && !CLIENT.matcher(form(recorded)).find(),
                    (recorded, answer) -> answer.isFailure(400, "MICROSERVICE_BAD_DATA")
                            || answer.status().equals("200") && Tree.has(answer.json(), "meta")),
            new Divergence<>(
                    "predict-bare-list",
                    recorded ->
                            isPredict(recorded) && recorded.status().equals("400") && json(recorded) instanceof List<?>,
                    (recorded, answer) ->
                            answer.status().equals("200") && Tree.at(answer.json(), "predictions") instanceof List<?>));

    private LegacyDivergences() {}

    /** Returns the rules in the order of the document. */
    static List<Divergence<LegacyCase, Answer>> all() {
        return ALL;
    }

    private static boolean isPredict(LegacyCase recorded) {
        return recorded.isHttp() && recorded.endpoint().equals("/predict");
    }

    private static String form(LegacyCase recorded) {
        return new String(recorded.body(), StandardCharsets.UTF_8);
    }

    /** The JSON in the query, or else in the form; {@link Tree#NULL} if there is none. */
    private static Object json(LegacyCase recorded) {
        return Stream.of(recorded.target(), form(recorded))
                .map(JSON::matcher)
                .filter(Matcher::find)
                .findFirst()
                .flatMap(found -> Tree.tryParse(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8)))
                .orElse(Tree.NULL);
    }
}
