package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.docs.IrisCustomDataHandler;
import org.primeradiant.legacytoys.Models;
import org.primeradiant.legacytoys.Recommenders;
import org.primeradiant.testing.Memcached;
import org.primeradiant.testing.RadiantWar;

/**
 * One deployment and the cases that are replayed against it. It has one recommender, or one model and perhaps its handler
 * of custom data: the recorded paths name no component.
 *
 * @param settings the WAR's settings
 * @param toys the beans in the WAR
 * @param cases what is replayed
 */
record LegacyStage(Map<String, String> settings, List<Class<?>> toys, List<LegacyCase> cases) {
    static List<LegacyStage> of(List<LegacyCase> cases, int memcachedPort) {
        Map<List<Object>, List<LegacyCase>> groups = new LinkedHashMap<>();
        for (LegacyCase recorded : cases) {
            groups.computeIfAbsent(
                            List.of(
                                    recorded.component(),
                                    recorded.modelName(),
                                    recorded.handler().equals("iris"),
                                    recorded.isWithoutMemcached()),
                            key -> new ArrayList<>())
                    .add(recorded);
        }
        return groups.values().stream()
                .map(group -> stage(group, memcachedPort))
                .toList();
    }

    private static LegacyStage stage(List<LegacyCase> group, int memcachedPort) {
        LegacyCase first = group.get(0);
        Map<String, String> settings = new TreeMap<>();
        settings.put("RADIANT_LEGACY_PREDICTIONS", "server");
        settings.put("RADIANT_MODEL_NAME", first.modelName());
        settings.put(
                "RADIANT_MEMCACHED_SERVERS",
                "127.0.0.1:" + (first.isWithoutMemcached() ? Memcached.freePort() : memcachedPort));
        List<Class<?>> toys = new ArrayList<>();
        toys.add(first.isForRecommender() ? Recommenders.named(first.component()) : Models.named(first.component()));
        if (first.handler().equals("iris")) {
            toys.add(IrisCustomDataHandler.class);
        }
        return new LegacyStage(settings, toys, group);
    }

    WebArchive war() {
        return RadiantWar.with(settings, toys.toArray(Class<?>[]::new)).addPackage("io.seldon.microservice.iris");
    }
}
