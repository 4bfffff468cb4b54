package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One deployment, with all toys in it, and the cases that are replayed against it, in the recorded order.
 *
 * <p>There is one for each environment and door, since the wrapper's REST and gRPC servers are processes of their own
 * that share no state; there every case names its component, in the path or in the metadata. A component that is asked
 * at a path that only the root has gets a deployment of its own, where it is at the root. So does one whose metrics are
 * read, because those are the deployment's; and there both doors stay together, because the wrapper adds them up.
 *
 * @param settings the environment, and the component at the root
 * @param root the component at the root; empty if there is none
 * @param cases what is replayed
 */
record Stage(Map<String, String> settings, String root, List<Case> cases) {
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

    static List<Stage> of(List<Case> cases) {
        Set<List<Object>> atRoot = whoseCases(cases, Stage::needsRoot);
        Set<List<Object>> measured = whoseCases(cases, Case::isForMetrics);
        Map<List<Object>, List<Case>> stages = new LinkedHashMap<>();
        for (Case recorded : cases) {
            List<Object> who = who(recorded);
            String root = atRoot.contains(who) ? recorded.component() : "";
            String door = measured.contains(who) ? "" : recorded.transport();
            stages.computeIfAbsent(List.of(recorded.env(), root, door), key -> new ArrayList<>())
                    .add(recorded);
        }
        return stages.values().stream().map(group -> of(group, atRoot)).toList();
    }

    /** The path of the case's component; empty for the one at the root. */
    String prefix(Case recorded) {
        return root.isEmpty() ? "/components/" + recorded.component() : "";
    }

    private static Stage of(List<Case> group, Set<List<Object>> atRoot) {
        Case first = group.get(0);
        String root = atRoot.contains(who(first)) ? first.component() : "";
        Map<String, String> settings = new LinkedHashMap<>(first.env());
        if (!root.isEmpty()) {
            settings.put("RADIANT_COMPONENT", root);
        }
        return new Stage(settings, root, group);
    }

    private static boolean needsRoot(Case recorded) {
        return recorded.isRest() && !PATHS_OF_COMPONENTS.contains(recorded.path());
    }

    private static Set<List<Object>> whoseCases(List<Case> cases, java.util.function.Predicate<Case> property) {
        return cases.stream().filter(property).map(Stage::who).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Object> who(Case recorded) {
        return List.of(recorded.component(), recorded.env());
    }
}
