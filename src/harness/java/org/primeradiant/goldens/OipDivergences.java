package org.primeradiant.goldens;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules for the answers in the Open Inference Protocol that differ from those of other servers. */
final class OipDivergences {
    private static final Set<String> FAILURES_OF_THE_CALLER = Set.of("400", "INVALID_ARGUMENT");

    private OipDivergences() {}

    /** Returns the rules in the order of the document. */
    static List<Divergence<OipCase, OipAnswer>> all() {
        return Stream.of(
                        OipStateDivergences.all().stream(),
                        Stream.of(
                                mistake(),
                                guess(),
                                unknownOutput(),
                                notUtf8(),
                                batch(),
                                refusal(),
                                chosenStatus(),
                                mediaType(),
                                compressed(),
                                elements(),
                                reserved(),
                                classification(),
                                streams(),
                                asAsked()),
                        OipExpected.all().stream()
                                .map(each -> new Divergence<OipCase, OipAnswer>(
                                        each.name(), each.applies(), OipExpected::isIntended)))
                .flatMap(rules -> rules)
                .toList();
    }

    static boolean isCallersFault(OipCase recorded, OipAnswer answer) {
        return answer.isError(recorded.isRest() ? "400" : "INVALID_ARGUMENT");
    }

    static boolean isNotFound(OipCase recorded, OipAnswer answer) {
        return answer.isError(recorded.isRest() ? "404" : "NOT_FOUND");
    }

    private static Predicate<OipCase> infer(Predicate<OipCase> more) {
        return more.and(OipCase::isInfer).and(recorded -> !recorded.isStream());
    }

    /** A failure that did not blame the caller. */
    private static boolean isOtherFailure(OipCase recorded) {
        return !recorded.isSuccess() && !FAILURES_OF_THE_CALLER.contains(recorded.status());
    }

    private static Divergence<OipCase, OipAnswer> mistake() {
        return new Divergence<>(
                "v2-callers-mistake",
                infer(recorded -> isOtherFailure(recorded) && OipMistakes.isIn(recorded)),
                (recorded, answer) -> isCallersFault(recorded, answer)
                        || !OipToys.has(recorded.server(), recorded.model()) && isNotFound(recorded, answer));
    }

    private static Divergence<OipCase, OipAnswer> guess() {
        return new Divergence<>(
                "v2-guessed-meaning",
                infer(recorded -> recorded.isSuccess() && OipMistakes.isIn(recorded)),
                OipDivergences::isCallersFault);
    }

    private static Divergence<OipCase, OipAnswer> unknownOutput() {
        return new Divergence<>(
                "v2-unknown-output",
                infer(recorded -> recorded.isSuccess()
                        && Tree.at(recorded.request(), "outputs") instanceof List<?> asked
                        && asked.stream()
                                .anyMatch(each -> !Tree.has(
                                        Tree.at(recorded.answer(), "outputs"), (String) Tree.at(each, "name")))),
                OipDivergences::isCallersFault);
    }

    private static Divergence<OipCase, OipAnswer> notUtf8() {
        return new Divergence<>(
                "v2-bytes-not-utf8",
                infer(recorded -> recorded.isSuccess() && OipContent.hasOtherBytes(recorded)),
                OipDivergences::isCallersFault);
    }

    private static Divergence<OipCase, OipAnswer> batch() {
        return new Divergence<>(
                "v2-batch-size",
                infer(recorded -> FAILURES_OF_THE_CALLER.contains(recorded.status())
                        && !OipMistakes.isIn(recorded)
                        && OipContent.isLargeBatch(recorded)),
                (recorded, answer) -> answer.isSuccess());
    }

    private static Divergence<OipCase, OipAnswer> refusal() {
        return new Divergence<>(
                "v2-models-refusal",
                infer(recorded -> recorded.status().equals("500")
                        && Tree.at(recorded.answer(), "error") instanceof String text
                        && !text.matches("(?s)\\w+ : .*")
                        && !OipMistakes.isIn(recorded)),
                OipDivergences::isCallersFault);
    }

    private static Divergence<OipCase, OipAnswer> chosenStatus() {
        return new Divergence<>(
                "v2-models-status",
                infer(recorded -> recorded.status().equals("UNKNOWN")),
                (recorded, answer) ->
                        !answer.isSuccess() && !Set.of("UNKNOWN", "INTERNAL").contains(answer.status()));
    }

    private static Divergence<OipCase, OipAnswer> mediaType() {
        return new Divergence<>(
                "v2-media-type",
                infer(recorded -> recorded.isRest()
                        && !recorded.isSuccess()
                        && !OipMistakes.isIn(recorded)
                        && !recorded.header("content-type").startsWith("application/")),
                OipContent::isPrediction);
    }

    private static Divergence<OipCase, OipAnswer> compressed() {
        return new Divergence<>(
                "v2-compressed",
                infer(recorded -> !recorded.isSuccess()
                        && !recorded.header("content-encoding").isEmpty()),
                OipContent::isPrediction);
    }

    private static Divergence<OipCase, OipAnswer> elements() {
        return new Divergence<>(
                "v2-elements",
                infer(recorded -> !recorded.isSuccess()
                        && !OipMistakes.isIn(recorded)
                        && OipContent.hasUnusualElements(recorded)),
                OipContent::isPrediction);
    }

    private static Divergence<OipCase, OipAnswer> reserved() {
        return new Divergence<>(
                "v2-reserved-parameters",
                infer(recorded -> !recorded.isSuccess()
                        && !OipMistakes.isIn(recorded)
                        && Tree.at(recorded.request(), "parameters") instanceof Map<?, ?> parameters
                        && parameters.keySet().stream().anyMatch(OipContent.RESERVED::contains)),
                OipContent::isPrediction);
    }

    private static Divergence<OipCase, OipAnswer> classification() {
        return new Divergence<>(
                "v2-classification",
                infer(recorded -> Tree.at(recorded.request(), "outputs") instanceof List<?> outputs
                        && outputs.stream().anyMatch(each -> Tree.has(Tree.at(each, "parameters"), "classification"))),
                OipContent::isPrediction);
    }

    private static Divergence<OipCase, OipAnswer> streams() {
        return new Divergence<>(
                "v2-stream",
                recorded -> recorded.isStream() && !OipContent.isInTritonsForm(recorded.answer()),
                (recorded, answer) -> answer.isSuccess() && OipContent.isInTritonsForm(answer.tree()));
    }

    private static Divergence<OipCase, OipAnswer> asAsked() {
        return new Divergence<>(
                "v2-outputs-as-asked",
                infer(recorded -> recorded.isSuccess() && OipExpected.isNotAsAsked(recorded)),
                OipExpected::isIntended);
    }
}
