package org.primeradiant.goldens;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.docs.IrisCustomDataHandler;
import org.primeradiant.legacytoys.Models;
import org.primeradiant.legacytoys.Recommenders;
import org.primeradiant.testing.Memcached;
import org.primeradiant.testing.RadiantWar;

/**
 * The deployments for seldon-server's cases. Each has one recommender, or one model with an optional custom data
 * handler, because the recorded paths name no component.
 */
final class LegacyStages {
    private LegacyStages() {}

    static List<Stage<LegacyCase>> of(List<LegacyCase> cases, int memcachedPort) {
        return Stage.each(
                cases,
                recorded -> List.of(
                        recorded.component(),
                        recorded.modelName(),
                        recorded.handler().equals("iris"),
                        recorded.isWithoutMemcached()),
                group -> stage(group, memcachedPort));
    }

    /** Returns the class of the case's toy, if there is one. */
    static Optional<? extends Class<?>> toy(LegacyCase recorded) {
        return recorded.isForRecommender()
                ? Recommenders.named(recorded.component())
                : Models.named(recorded.component());
    }

    private static Stage<LegacyCase> stage(List<LegacyCase> group, int memcachedPort) {
        LegacyCase first = group.get(0);
        Map<String, String> settings = new TreeMap<>();
        settings.put("RADIANT_LEGACY_PREDICTIONS", "server");
        settings.put("RADIANT_MODEL_NAME", first.modelName());
        settings.put(
                "RADIANT_MEMCACHED_SERVERS",
                "127.0.0.1:" + (first.isWithoutMemcached() ? Memcached.freePort() : memcachedPort));
        return new Stage<>(settings, war -> withToys(war, first), group);
    }

    private static WebArchive withToys(WebArchive war, LegacyCase recorded) {
        RadiantWar.add(toy(recorded).orElseThrow(), war);
        if (recorded.handler().equals("iris")) {
            RadiantWar.add(IrisCustomDataHandler.class, war);
        }
        return war.addPackage("io.seldon.microservice.iris");
    }
}
