package org.primeradiant.graph;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.primeradiant.api.Component;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.FeedbackGate;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Microservices.Deployment;
import org.primeradiant.repository.NodeModels;
import org.primeradiant.settings.GraphSettings.Meta;
import org.primeradiant.settings.UnitSettings;

/** Builds graphs of components in this JVM, for tests. */
public final class Deployed {
    private static final UnitSettings UNIT =
            new UnitSettings("", "", "", "", "", Map.of(), "", "metrics", false, true, true);

    private final Map<String, Component> components = new LinkedHashMap<>();
    private Meta meta = Meta.MERGE;
    private boolean injectsRouting;
    private Executor workers = Runnable::run;
    private NodeModels models = NodeModels.ofDeployment();
    private Implementations implementations = Implementations.ofDeployment();

    /** Replaces the source of models. */
    public Deployed with(NodeModels others) {
        models = others;
        return this;
    }

    /** Adds a component. */
    public Deployed with(String name, Component component) {
        components.put(name, component);
        return this;
    }

    /** Replaces the implementations. */
    Deployed with(Implementations others) {
        implementations = others;
        return this;
    }

    /** Treats {@code meta} the way the executor does. */
    public Deployed asExecutor(boolean injects) {
        meta = Meta.EXECUTOR;
        injectsRouting = injects;
        return this;
    }

    /** Runs children on the given executor. */
    public Deployed on(Executor threads) {
        workers = threads;
        return this;
    }

    /** Builds the graph described by the YAML. */
    public Graph graph(String yaml) {
        return graph(yaml, Microservices.deployment(components));
    }

    /** Builds the graph described by the YAML from the components of a deployment. */
    public Graph graph(String yaml, Deployment deployment) {
        Predictor predictor = new PredictorReader("graph.yaml").read(yaml, "");
        GraphMeters meters = new GraphMeters(predictor);
        Map<String, Node> nodes = nodes(predictor, deployment, meters);
        MetaPolicy policy = meta == Meta.MERGE ? new MergedMeta() : new ExecutorMeta(injectsRouting);
        FeedbackGate gate = deployment.registry().feedbackGate();
        return new Graph(predictor, nodes, policy, new Fanout(workers), () -> true, meters, gate, UNIT);
    }

    /** Builds the nodes of a description, the root first. */
    Map<String, Node> nodes(Predictor predictor) {
        return nodes(predictor, Microservices.deployment(components), new GraphMeters(predictor));
    }

    private Map<String, Node> nodes(Predictor predictor, Deployment deployment, GraphMeters meters) {
        Services services = new Services(
                deployment.registry(),
                implementations,
                deployment.nodes(),
                UNIT,
                new RemoteServices(Duration.ofSeconds(5), false, 64 << 20, 4 << 20),
                predictor.protocol(),
                models,
                deployment.registry().feedbackGate().state());
        return new GraphBuilder(predictor, services, meta, meters, new PayloadLog()).nodes("graph.yaml");
    }

    /** Returns a caller that never stops waiting. */
    public static GraphCaller caller() {
        return Waiting.patiently("puid-1");
    }
}
