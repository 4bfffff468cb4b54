package org.primeradiant.goldens;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The deployments of the wrapper's cases, with all toys in each.
 *
 * <p>There is one for each environment and door, since the wrapper's REST and gRPC servers are processes of their own
 * that share no state; there every case names its component, in the path or in the metadata. A component that is asked
 * at a path that only the root has gets a deployment of its own, where it is at the root. So does one whose metrics are
 * read, because those are the deployment's; and there both doors stay together, because the wrapper adds them up.
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

    /** Whether the component is at the root, and not at a path of its own. */
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
