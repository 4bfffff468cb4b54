package org.primeradiant.inference;

import java.util.List;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.graph.Content;
import org.primeradiant.graph.Graph;
import org.primeradiant.microservice.Checks;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.RequestPayload;
import org.primeradiant.oip.Taken;

/**
 * The deployment's graph as a model.
 *
 * @param graph the graph
 * @param checks runs the health checks of its nodes
 * @param counts counts its calls
 */
record GraphModel(Graph graph, Checks checks, CallCounts counts) implements ServedModel {
    private static final String METHOD = "/inference.GRPCInferenceService/ModelInfer";

    @Override
    public String name() {
        return graph.modelName();
    }

    /** A graph has no versions. */
    @Override
    public String version() {
        return "";
    }

    @Override
    public boolean isReady() {
        return graph.areComponentsReady() && checks.ask("the graph", graph::isReady);
    }

    @Override
    public Metadata metadata() {
        GraphMetadata metadata = graph.metadata(ModelCaller.NOBODY);
        return new Metadata(
                name(),
                List.of(),
                "seldon_graph",
                Descriptions.shown(metadata.inputs(), Descriptions.INPUT),
                Descriptions.shown(metadata.outputs(), Descriptions.OUTPUT));
    }

    @Override
    public Statistics statistics() {
        return counts.read();
    }

    @Override
    public InferResponse infer(InferRequest request, BudgetedCaller caller) {
        return Inference.counted(counts, request, caller, known -> answer(known, new ModelCaller(caller, known.id())));
    }

    /** Counts the call for the orchestrator's dashboards too. */
    private InferResponse answer(InferRequest request, ModelCaller caller) {
        long start = System.nanoTime();
        String code = caller.isGrpc() ? "OK" : "200";
        try {
            return called(request, caller);
        } catch (SeldonException e) {
            code = caller.code(e);
            throw e;
        } finally {
            graph.meters()
                    .served(
                            caller.isGrpc() ? METHOD : "infer",
                            caller.isGrpc() ? "unary" : "post",
                            code,
                            System.nanoTime() - start);
        }
    }

    private InferResponse called(InferRequest request, ModelCaller caller) {
        Taken taken = graph.namesTensors() ? Taken.NAMES : Taken.ANY;
        Payload payload = new RequestPayload(request.inputs(), request.parameters(), caller.budget()).payload(taken);
        SeldonMessage message = SeldonMessage.of(Inference.meta(request), payload);
        SeldonMessage answer = graph.predict(Content.of(message), caller).value();
        return Inference.response(this, List.of(), request, answer);
    }
}
