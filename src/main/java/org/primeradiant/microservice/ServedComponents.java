package org.primeradiant.microservice;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.primeradiant.settings.Settings;

/**
 * Which of the components that were found a deployment serves: not those that come with Radiant, unless their setting
 * asks for them; not Radiant's recommender beside another, which then gets the stored model; and the sample if nothing
 * is left.
 */
final class ServedComponents {
    private ServedComponents() {}

    static List<ComponentDefinition> of(Collection<ComponentDefinition> found, Settings settings) {
        Predicate<ComponentDefinition> own = definition -> !definition.isBuiltIn() && !definition.isSample();
        boolean ownRecommender = found.stream().filter(own).anyMatch(ComponentDefinition::recommends);
        List<ComponentDefinition> served = found.stream()
                .filter(definition -> !definition.isSample() && definition.isWanted(settings))
                .filter(definition -> own.test(definition) || !(ownRecommender && definition.recommends()))
                .toList();
        return served.isEmpty()
                ? found.stream().filter(ComponentDefinition::isSample).toList()
                : served;
    }
}
