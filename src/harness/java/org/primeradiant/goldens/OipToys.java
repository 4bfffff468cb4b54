package org.primeradiant.goldens;

import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.oiptoys.EchoModel;
import org.primeradiant.oiptoys.KserveModels;
import org.primeradiant.oiptoys.MlserverModels;
import org.primeradiant.oiptoys.Sums;
import org.primeradiant.oiptoys.TritonModels;
import org.primeradiant.testing.RadiantWar;

/** The models of the recorded servers. */
final class OipToys {
    /** A model whose files no server can load. */
    static final String BROKEN = "broken";

    private static final Map<String, Class<?>> SERVERS =
            Map.of("mlserver", MlserverModels.class, "triton", TritonModels.class, "kserve", KserveModels.class);

    /** Models that only the lists of models tell of. */
    private static final Set<String> UNKNOWN_BEHAVIOUR = Set.of("frame", "batched");

    /** Models that were not ready at any time. */
    private static final Set<String> NEVER_READY = Set.of("ready0", "notready", BROKEN);

    private OipToys() {}

    /** Whether the server's models are among the toys. */
    static boolean hasServer(String server) {
        return SERVERS.containsKey(server);
    }

    /** Whether a server has a model, ready or not. */
    static boolean has(String server, String model) {
        return beans(server).containsKey(model);
    }

    /** Whether the deployment can answer as the model did. */
    static boolean isPlayable(OipCase recorded) {
        String model = recorded.model();
        return hasServer(recorded.server())
                && !(recorded.isInfer() && UNKNOWN_BEHAVIOUR.contains(model))
                && !(recorded.isInfer() && recorded.isSuccess() && !has(recorded.server(), model));
    }

    static boolean isNeverReady(String model) {
        return NEVER_READY.contains(model);
    }

    static List<String> neverReady(String server) {
        return beans(server).keySet().stream().filter(NEVER_READY::contains).toList();
    }

    /** The toys of a server by their names. */
    private static Map<String, Class<?>> beans(String server) {
        Map<String, Class<?>> beans = new TreeMap<>();
        Optional.ofNullable(SERVERS.get(server)).map(Class::getDeclaredClasses).ifPresent(classes -> {
            for (Class<?> type : classes) {
                beans.put(type.getAnnotation(Named.class).value(), type);
            }
        });
        return beans;
    }

    static WebArchive with(WebArchive war, String server) {
        beans(server).values().forEach(type -> RadiantWar.add(type, war));
        RadiantWar.add(EchoModel.class, war);
        RadiantWar.add(Sums.class, war);
        return war;
    }
}
