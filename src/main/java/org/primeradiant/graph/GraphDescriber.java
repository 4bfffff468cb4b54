package org.primeradiant.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;

/** Collects the metadata of a graph, following the observed behavior of Seldon's executor. */
record GraphDescriber(GraphCaller caller, Map<String, ModelMetadata> models) {
    static GraphMetadata describe(String name, Node root, GraphCaller caller) {
        GraphDescriber describer = new GraphDescriber(caller, new LinkedHashMap<>());
        Edges edges = describer.edges(root);
        return new GraphMetadata(name, describer.models, edges.inputs(), edges.outputs());
    }

    private record Edges(List<MessageMetadata> inputs, List<MessageMetadata> outputs) {}

    /** Inputs and outputs of a node, including all nodes below it. */
    private Edges edges(Node node) {
        ModelMetadata own = named(node, metadata(node, caller).value());
        models.put(node.name(), own);
        List<Edges> children = node.children().stream().map(this::edges).toList();
        if (children.isEmpty()) {
            return new Edges(own.inputs(), own.outputs());
        }
        Edges first = children.get(0);
        boolean takes = node.phases().input().isPresent();
        boolean answers = node.phases().output() || node.phases().aggregates();
        return new Edges(takes ? own.inputs() : first.inputs(), answers ? own.outputs() : first.outputs());
    }

    /** REST metadata of a remote node is passed on unchanged, as in Seldon's executor. */
    static Content<ModelMetadata> metadata(Node node, GraphCaller caller) {
        Content<ModelMetadata> own = node.described(caller);
        return own.isEncoded() ? own : Content.of(named(node, own.value()));
    }

    /** A component without a name takes the name of its node. */
    private static ModelMetadata named(Node node, ModelMetadata own) {
        return own.name().isEmpty()
                ? new ModelMetadata(
                        node.name(), own.versions(), own.platform(), own.inputs(), own.outputs(), own.custom())
                : own;
    }
}
