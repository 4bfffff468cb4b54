package org.primeradiant.deploying;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primeradiant.deploying.SeldonDeployment.PredictiveUnit;
import org.primeradiant.deploying.SeldonDeployment.Predictor;
import org.primeradiant.docs.BySize;
import org.primeradiant.docs.Euros;
import org.primeradiant.docs.MeanRents;
import org.primeradiant.docs.Rents;
import org.primeradiant.docs.SquareFeet;

/** The graph of the only SeldonDeployment manifest, with the beans of docs/components.md that serve as its nodes. */
final class SeldonGraph {
    private static final Map<String, Class<?>> BEANS = Stream.<Class<?>>of(
                    Rents.class, SquareFeet.class, Euros.class, BySize.class, MeanRents.class)
            .collect(Collectors.toMap(bean -> bean.getAnnotation(Named.class).value(), Function.identity()));

    private SeldonGraph() {}

    static Class<?>[] beans() {
        return BEANS.values().toArray(Class<?>[]::new);
    }

    static PredictiveUnit root() {
        return predictor().graph();
    }

    static List<Container> containers() {
        return predictor().componentSpecs().stream()
                .flatMap(pod -> pod.spec().getContainers().stream())
                .toList();
    }

    /** Returns the name of the component that the node's container serves at the root path. */
    static String component(PredictiveUnit node) {
        return containers().stream()
                .filter(container -> container.getName().equals(node.name()))
                .flatMap(container -> container.getEnv().stream())
                .filter(setting -> setting.getName().equals("RADIANT_COMPONENT"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse(node.name());
    }

    static Class<?> bean(PredictiveUnit node) {
        return BEANS.get(component(node));
    }

    private static Predictor predictor() {
        return Manifests.only(SeldonDeployment.class, "seldon.yaml")
                .spec()
                .predictors()
                .get(0);
    }
}
