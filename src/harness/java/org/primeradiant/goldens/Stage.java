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
 * @param cases the cases to replay
 */
record Stage<C>(Map<String, String> settings, UnaryOperator<WebArchive> beans, List<C> cases) {
    /** Groups the cases by key into stages, in order of each key's first case. */
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
