package org.primeradiant.goldens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.testing.RadiantWar;

/**
 * One deployment and the cases that are replayed against it, in the recorded order.
 *
 * @param settings the WAR's settings
 * @param beans adds the beans to the WAR
 * @param cases what is replayed
 */
record Stage<C>(Map<String, String> settings, UnaryOperator<WebArchive> beans, List<C> cases) {
    /** Makes a stage of all cases with the same key, in the order of the first of each. */
    static <C> List<Stage<C>> each(List<C> cases, Function<C, Object> key, Function<List<C>, Stage<C>> stage) {
        return cases.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(stage)
                .toList();
    }

    WebArchive war() {
        return beans.apply(RadiantWar.with(settings));
    }
}
