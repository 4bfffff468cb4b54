package org.primeradiant.deploying;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primeradiant.settings.ParameterValue;

/**
 * Seldon Core's custom resource, limited to the fields that a user sets for components of Radiant.
 *
 * @param apiVersion the group and version
 * @param kind always SeldonDeployment
 * @param metadata the name of the resource
 * @param spec the desired state
 */
record SeldonDeployment(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    /**
     * The desired state of a deployment.
     *
     * @param annotations settings of the orchestrator, and annotations of every pod
     * @param predictors one or more graphs, each with its pods
     */
    record Spec(Map<String, String> annotations, List<Predictor> predictors) {
        Spec {
            annotations = annotations == null ? Map.of() : annotations;
        }
    }

    /**
     * A graph and its pods.
     *
     * @param name unique in the deployment
     * @param replicas the number of replicas of each pod
     * @param graph the root of the graph
     * @param componentSpecs one per pod
     */
    record Predictor(String name, Integer replicas, PredictiveUnit graph, List<ComponentSpec> componentSpecs) {}

    /**
     * A pod.
     *
     * @param metadata labels and annotations
     * @param spec the containers
     */
    record ComponentSpec(ObjectMeta metadata, PodSpec spec) {}

    /**
     * A node of the graph.
     *
     * @param name the name of the node's container
     * @param type the operation for which the orchestrator calls the node
     * @param implementation a built-in node of the orchestrator, which needs no container, or a model server
     * @param modelUri where a model server finds its model
     * @param envSecretRefName secret with the credentials for that place
     * @param endpoint the protocol of the node
     * @param parameters passed to the container
     * @param children in branch order: a router's branch number is an index into this list
     */
    record PredictiveUnit(
            String name,
            Type type,
            Implementation implementation,
            String modelUri,
            String envSecretRefName,
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
        AVERAGE_COMBINER,
        RADIANT_SERVER
    }

    /**
     * How to call a node. The operator sets host and ports.
     *
     * @param type the same for all nodes
     */
    record Endpoint(Transport type) {}

    enum Transport {
        REST,
        GRPC
    }

    /**
     * A parameter of a component.
     *
     * @param name its name in the component
     * @param value its value as text
     * @param type the type the text must parse as
     */
    record Parameter(String name, String value, ParameterValue.Type type) {}
}
