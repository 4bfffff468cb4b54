package org.primeradiant.seldon;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.seldon.protos.PredictionProtos.SeldonModelMetadataRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.graph.Content;
import org.primeradiant.graph.Graph;
import org.primeradiant.grpc.UnaryMethod;

/** The methods of the orchestrator's gRPC service, answered by a graph. Thread-safe. */
final class GraphMethods {
    private static final String SERVICE = "seldon.protos.Seldon/";

    private final Graph graph;
    private final Map<String, UnaryMethod<?, ?>> methods = new HashMap<>();

    /** Calls the graph for a request. */
    private interface Use<Q, A> {
        A of(Q request, GraphGrpcCaller caller);
    }

    private GraphMethods(Graph graph) {
        this.graph = graph;
    }

    /** The methods by their full names. */
    static Map<String, UnaryMethod<?, ?>> of(Graph graph) {
        GraphMethods methods = new GraphMethods(graph);
        methods.<SeldonMessage, SeldonMessage>add(
                "Predict",
                (request, caller) -> graph.predict(Content.of(request), caller).value());
        methods.<Feedback, SeldonMessage>add(
                "SendFeedback",
                (feedback, caller) -> graph.feedback(Content.of(feedback), caller)
                        .map(Content::value)
                        .orElse(SeldonMessage.NOTHING));
        methods.<SeldonModelMetadataRequest, Object>add(
                "ModelMetadata",
                (request, caller) -> ProtoWriter.metadata(
                        graph.metadata(request.getName(), caller).value()));
        methods.<Empty, Object>add("GraphMetadata", (request, caller) -> ProtoWriter.metadata(graph.metadata(caller)));
        return methods.methods;
    }

    private <Q, A> void add(String name, Use<Q, A> use) {
        String path = SERVICE + name;
        UnaryMethod<Supplier<Q>, A> method = (request, caller, answered) -> {
            GraphGrpcCaller known = GraphGrpcCaller.of(caller);
            answered.put(GraphGrpcCaller.PUID, known.puid());
            return timed("/" + path, () -> use.of(request.get(), known));
        };
        methods.put(path, method);
    }

    private <A> A timed(String path, Supplier<A> work) {
        long start = System.nanoTime();
        String code = Status.Code.OK.name();
        try {
            return work.get();
        } catch (SeldonException e) {
            code = GrpcErrors.name(e);
            throw e;
        } finally {
            graph.meters().served(path, "unary", code, System.nanoTime() - start);
        }
    }
}
