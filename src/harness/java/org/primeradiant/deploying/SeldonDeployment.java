package org.primeradiant.deploying;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primeradiant.settings.ParameterValue;

/**
 * Seldon Core's custom resource, with those of its fields that a person sets for components of Radiant.
 *
 * @param apiVersion the group and version
 * @param kind always SeldonDeployment
 * @param metadata its name
 * @param spec what is wanted
 */
record SeldonDeployment(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    /**
     * What is wanted.
     *
     * @param annotations settings of the orchestrator, and annotations of every pod
     * @param predictors each a graph with its pods
     */
    record Spec(Map<String, String> annotations, List<Predictor> predictors) {
        Spec {
            annotations = annotations == null ? Map.of() : annotations;
        }
    }

    /**
     * A graph with its pods.
     *
     * @param name unique in the deployment
     * @param replicas how many of each pod
     * @param graph the root of the graph
     * @param componentSpecs a pod each
     */
    record Predictor(String name, Integer replicas, PredictiveUnit graph, List<ComponentSpec> componentSpecs) {}

    /**
     * A pod.
     *
     * @param metadata its labels and annotations
     * @param spec its containers
     */
    record ComponentSpec(ObjectMeta metadata, PodSpec spec) {}

    /**
     * A node of the graph.
     *
     * @param name that of its container
     * @param type what the orchestrator calls it for
     * @param implementation one of the orchestrator's own nodes, which needs no container
     * @param endpoint how it is called
     * @param parameters for its container
     * @param children in the order in which a router counts them
     */
    record PredictiveUnit(
            String name,
            Type type,
            Implementation implementation,
            Endpoint endpoint,
            List<Parameter> parameters,
            List<PredictiveUnit> children) {
        PredictiveUnit {
            implementation = implementation == null ? Implementation.UNKNOWN_IMPLEMENTATION : implementation;
            parameters = parameters == null ? List.of() : parameters;
            children = children == null ? List.of() : children;
        }

        Stream<PredictiveUnit> withDescendants() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(PredictiveUnit::withDescendants));
        }
    }

    enum Type {
        ROUTER,
        COMBINER,
        MODEL,
        TRANSFORMER,
        OUTPUT_TRANSFORMER
    }

    enum Implementation {
        UNKNOWN_IMPLEMENTATION,
        SIMPLE_MODEL,
        SIMPLE_ROUTER,
        RANDOM_ABTEST,
        AVERAGE_COMBINER
    }

    /**
     * How a node is called. Host and ports are the operator's to set.
     *
     * @param type the same for all nodes
     */
    record Endpoint(Transport type) {}

    enum Transport {
        REST,
        GRPC
    }

    /**
     * A parameter.
     *
     * @param name for the component
     * @param value as text
     * @param type what the text must be
     */
    record Parameter(String name, String value, ParameterValue.Type type) {}
}
