package org.primeradiant.goldens;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The deployments for the wrapper's cases, each with all toys.
 *
 * <p>There is one for each environment and protocol, because the wrapper's REST and gRPC servers are separate processes
 * without shared state. Every case names its component in the path or in the metadata. A component that is called at a
 * path that exists only at the root gets its own deployment with the component at the root. So does a component whose
 * metrics are read, because metrics belong to the deployment. Such a deployment serves REST and gRPC together, because
 * the wrapper adds up the metrics of both.
 */
final class CoreStages {
    private static final String ROOT = "RADIANT_COMPONENT";

    private static final Set<String> PATHS_OF_COMPONENTS = Set.of(
            "/predict",
            "/transform-input",
            "/transform-output",
            "/route",
            "/aggregate",
            "/combine",
            "/send-feedback",
            "/metadata",
            "/health/status");

    private CoreStages() {}

    static List<Stage<Case>> of(List<Case> cases) {
        Set<List<Object>> atRoot = whoseCases(cases, CoreStages::needsRoot);
        Set<List<Object>> measured = whoseCases(cases, Case::isForMetrics);
        return Stage.each(
                cases,
                recorded -> List.of(
                        settings(recorded, atRoot), measured.contains(who(recorded)) ? "" : recorded.transport()),
                group -> new Stage<>(settings(group.get(0), atRoot), ToysWar::withToys, group));
    }

    /** Returns true if the component is at the root rather than under {@code /components}. */
    static boolean isAtRoot(Stage<Case> stage) {
        return stage.settings().containsKey(ROOT);
    }

    private static Map<String, String> settings(Case recorded, Set<List<Object>> atRoot) {
        Map<String, String> settings = new LinkedHashMap<>(recorded.env());
        if (atRoot.contains(who(recorded))) {
            settings.put(ROOT, recorded.component());
        }
        return settings;
    }

    private static boolean needsRoot(Case recorded) {
        return recorded.isRest() && !PATHS_OF_COMPONENTS.contains(recorded.path());
    }

    private static Set<List<Object>> whoseCases(List<Case> cases, Predicate<Case> property) {
        return cases.stream()
                .filter(property)
                .map(CoreStages::who)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Object> who(Case recorded) {
        return List.of(recorded.component(), recorded.env());
    }
}
