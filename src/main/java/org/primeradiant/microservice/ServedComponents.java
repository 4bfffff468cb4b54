package org.primeradiant.microservice;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.primeradiant.settings.Settings;

/**
 * Chooses which of the components found are served. A component that ships with Radiant is served only if its setting
 * enables it. Radiant's recommender is not served beside one of the deployment's own, which then loads the stored model
 * in its place. The sample is served only if nothing else is or can be added later.
 */
final class ServedComponents {
    private ServedComponents() {}

    static List<ComponentDefinition> of(Collection<ComponentDefinition> found, Settings settings) {
        Predicate<ComponentDefinition> own = definition -> !definition.isBuiltIn() && !definition.isSample();
        boolean ownRecommender = found.stream()
                .filter(own)
                .filter(definition -> definition.origin() == Origin.BEAN)
                .anyMatch(ComponentDefinition::recommends);
        List<ComponentDefinition> served = found.stream()
                .filter(definition -> !definition.isSample() && definition.isWanted(settings))
                .filter(definition -> own.test(definition) || !(ownRecommender && definition.recommends()))
                .toList();
        return served.isEmpty() && !settings.repository().isPresent()
                ? found.stream().filter(ComponentDefinition::isSample).toList()
                : served;
    }
}
