package org.primeradiant.goldens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for what is answered of the server, of models and of the repository. */
final class OipStateDivergences {
    private static final Set<String> SERVED = Set.of("", "ready", "infer", "config", "stats", "load", "unload");

    private OipStateDivergences() {}

    /** Returns the rules in the order of the document. */
    static List<Divergence<OipCase, OipAnswer>> all() {
        return Stream.of(
                        Stream.of(
                                root(),
                                notServed(),
                                trailingSlash(),
                                serverMetadata(),
                                head(),
                                stateAsJson(),
                                serverReady(),
                                unready(),
                                unknownReady(),
                                unknownVersion()),
                        Stream.of(
                                models(),
                                versions(),
                                undeclared(),
                                configuration(),
                                statistics(),
                                index(),
                                loadAnswer(),
                                loadParameters(),
                                unknownInRepository(),
                                failedLoad()))
                .flatMap(rules -> rules)
                .toList();
    }

    private static Divergence<OipCase, OipAnswer> root() {
        return new Divergence<>(
                "v2-console-at-the-root",
                recorded -> recorded.isRest()
                        && path(recorded).equals("/")
                        && recorded.status().equals("404"),
                (recorded, answer) -> answer.status().equals("302"));
    }

    private static String path(OipCase recorded) {
        return recorded.path().replaceFirst("[?].*", "");
    }

    private static boolean isAt(OipCase recorded, String rest, String grpc) {
        return recorded.isRest()
                ? path(recorded).equals(rest)
                : recorded.operation().equals(grpc);
    }

    private static boolean isOf(OipCase recorded, String rest, String grpc) {
        return recorded.isRest()
                ? !recorded.model().isEmpty() && recorded.operation().equals(rest)
                : recorded.operation().equals(grpc);
    }

    private static boolean isKnown(OipCase recorded) {
        return OipToys.has(recorded.server(), recorded.model());
    }

    private static Divergence<OipCase, OipAnswer> notServed() {
        return new Divergence<>(
                "v2-not-served",
                recorded -> recorded.isRest()
                        ? !recorded.path().startsWith("/v2")
                                || path(recorded).matches("/v2/(logging|trace/.*|.*sharedmemory.*|docs.*)")
                                || !recorded.model().isEmpty() && !SERVED.contains(recorded.operation())
                        : !OipTypes.isServed(recorded.path()),
                (recorded, answer) -> Set.of("404", "405", "UNIMPLEMENTED").contains(answer.status()));
    }

    private static Divergence<OipCase, OipAnswer> trailingSlash() {
        return new Divergence<>(
                "v2-trailing-slash",
                recorded -> recorded.isRest()
                        && path(recorded).matches("/v2.*/")
                        && Set.of("307", "308", "404").contains(recorded.status()),
                (recorded, answer) -> answer.isSuccess());
    }

    private static Divergence<OipCase, OipAnswer> serverMetadata() {
        return new Divergence<>(
                "v2-server-metadata",
                recorded -> isAt(recorded, "/v2", "ServerMetadata") && recorded.isSuccess(),
                (recorded, answer) -> answer.isSuccess()
                        && "radiant".equals(Tree.at(answer.tree(), "name"))
                        && Tree.at(answer.tree(), "extensions") instanceof List<?> extensions
                        && extensions.contains("binary_tensor_data"));
    }

    private static Divergence<OipCase, OipAnswer> head() {
        return new Divergence<>(
                "v2-head",
                recorded ->
                        recorded.method().equals("HEAD") && recorded.status().equals("405"),
                (recorded, answer) -> answer.isSuccess() && answer.body().isEmpty());
    }

    private static Divergence<OipCase, OipAnswer> stateAsJson() {
        return new Divergence<>(
                "v2-state-as-json",
                recorded -> recorded.isRest()
                        && recorded.isSuccess()
                        && recorded.answer() == Tree.NULL
                        && path(recorded).matches(".*/(live|ready)"),
                (recorded, answer) -> answer.isSuccess()
                        && Objects.equals(Tree.at(answer.tree(), path(recorded).replaceFirst(".*/", "")), true));
    }

    private static Divergence<OipCase, OipAnswer> serverReady() {
        return new Divergence<>(
                "v2-server-ready",
                recorded -> isAt(recorded, "/v2/health/ready", "ServerReady")
                        && !(recorded.isSuccess() && (recorded.isRest() || Tree.has(recorded.answer(), "ready"))),
                (recorded, answer) -> answer.isSuccess() && Objects.equals(Tree.at(answer.tree(), "ready"), true));
    }

    private static Divergence<OipCase, OipAnswer> unready() {
        return new Divergence<>(
                "v2-unready-model",
                recorded -> (isKnown(recorded) || recorded.model().equals(OipToys.BROKEN)) && recorded.isUnready(),
                (recorded, answer) -> isOf(recorded, "ready", "ModelReady")
                        ? isNotReady(recorded, answer)
                        : answer.isError(recorded.isRest() ? "503" : "UNAVAILABLE")
                                || isOf(recorded, "", "ModelMetadata")
                                        && recorded.model().equals(Tree.at(answer.tree(), "name")));
    }

    private static boolean isNotReady(OipCase recorded, OipAnswer answer) {
        return recorded.isRest()
                ? answer.status().equals("503") && Objects.equals(Tree.at(answer.tree(), "ready"), false)
                : answer.isSuccess() && !Tree.has(answer.tree(), "ready");
    }

    private static Divergence<OipCase, OipAnswer> unknownReady() {
        return new Divergence<>(
                "v2-unknown-model-ready",
                recorded -> isOf(recorded, "ready", "ModelReady")
                        && (!isKnown(recorded) || !recorded.version().isEmpty()),
                (recorded, answer) ->
                        recorded.isRest() ? OipDivergences.isNotFound(recorded, answer) : isNotReady(recorded, answer));
    }

    private static Divergence<OipCase, OipAnswer> unknownVersion() {
        return new Divergence<>(
                "v2-unknown-version",
                recorded -> !recorded.version().isEmpty(),
                (recorded, answer) -> !recorded.status().equals("404") && OipDivergences.isNotFound(recorded, answer));
    }

    private static Divergence<OipCase, OipAnswer> models() {
        return new Divergence<>(
                "v2-models",
                recorded ->
                        isAt(recorded, "/v2/models", "") && recorded.method().equals("GET"),
                (recorded, answer) -> answer.isSuccess()
                        && Tree.at(answer.tree(), "models") instanceof List<?> names
                        && (!(Tree.at(recorded.answer(), "models") instanceof List<?> all) || names.containsAll(all)));
    }

    private static boolean isMetadata(OipCase recorded) {
        return isOf(recorded, "", "ModelMetadata") && recorded.isSuccess();
    }

    private static Divergence<OipCase, OipAnswer> versions() {
        return new Divergence<>(
                "v2-all-versions",
                OipStateDivergences::isMetadata,
                (recorded, answer) -> isSame(recorded, answer, "versions")
                        && Tree.at(answer.tree(), "versions") instanceof List<?> versions
                        && (!(Tree.at(recorded.answer(), "versions") instanceof List<?> all)
                                || versions.containsAll(all)));
    }

    private static Divergence<OipCase, OipAnswer> undeclared() {
        return new Divergence<>(
                "v2-undeclared",
                recorded -> isMetadata(recorded) && OipContent.hasAny(recorded.answer(), "inputs"),
                (recorded, answer) ->
                        isSame(recorded, answer, "inputs", "outputs") && !OipContent.hasAny(answer.tree(), "inputs"));
    }

    /** Whether answers are the same but for some members. */
    private static boolean isSame(OipCase recorded, OipAnswer answer, String... members) {
        return answer.isSuccess() && without(recorded.answer(), members).equals(without(answer.tree(), members));
    }

    private static Map<?, ?> without(Object tree, String... members) {
        Map<?, ?> map = tree instanceof Map<?, ?> all ? new LinkedHashMap<>(all) : Map.of();
        map.keySet().removeAll(Set.of(members));
        return map;
    }

    private static Divergence<OipCase, OipAnswer> configuration() {
        return new Divergence<>(
                "v2-configuration",
                recorded -> isOf(recorded, "config", "ModelConfig") && isKnown(recorded),
                (recorded, answer) -> {
                    Object config = recorded.isRest() ? answer.tree() : Tree.at(answer.tree(), "config");
                    return answer.isSuccess() && recorded.model().equals(Tree.at(config, "name"));
                });
    }

    private static Divergence<OipCase, OipAnswer> statistics() {
        return new Divergence<>(
                "v2-statistics",
                recorded -> isOf(recorded, "stats", "ModelStatistics") || isAt(recorded, "/v2/models/stats", ""),
                (recorded, answer) -> answer.isSuccess()
                        && Tree.at(answer.tree(), "model_stats") instanceof List<?> models
                        && models.stream().allMatch(model -> Tree.has(model, "inference_stats")));
    }

    private static Divergence<OipCase, OipAnswer> index() {
        return new Divergence<>(
                "v2-index",
                OipCase::isIndex,
                (recorded, answer) -> recorded.isRest() && !recorded.method().equals("POST")
                        ? answer.isError("405")
                        : answer.isSuccess() && OipIndex.isLike(recorded.answer(), answer.tree()));
    }

    private static boolean isLoad(OipCase recorded) {
        return isOf(recorded, "load", "RepositoryModelLoad") || isOf(recorded, "unload", "RepositoryModelUnload");
    }

    private static Divergence<OipCase, OipAnswer> loadAnswer() {
        return new Divergence<>(
                "v2-load-answer",
                recorded -> isLoad(recorded) && isKnown(recorded) && recorded.answer() != Tree.NULL,
                (recorded, answer) -> answer.isSuccess() && answer.body().isEmpty());
    }

    private static Divergence<OipCase, OipAnswer> loadParameters() {
        return new Divergence<>(
                "v2-load-parameters",
                recorded -> isLoad(recorded) && OipContent.hasAny(recorded.request(), "parameters"),
                OipDivergences::isCallersFault);
    }

    private static Divergence<OipCase, OipAnswer> unknownInRepository() {
        return new Divergence<>(
                "v2-unknown-in-repository",
                recorded -> isLoad(recorded) && !isKnown(recorded),
                OipDivergences::isNotFound);
    }

    private static Divergence<OipCase, OipAnswer> failedLoad() {
        return new Divergence<>(
                "v2-failed-load",
                recorded -> isOf(recorded, "load", "RepositoryModelLoad") && !recorded.isSuccess(),
                OipDivergences::isCallersFault);
    }
}
