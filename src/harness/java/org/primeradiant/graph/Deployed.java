package org.primeradiant.graph;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.primeradiant.api.Component;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Microservices.Deployment;
import org.primeradiant.settings.GraphSettings.Meta;
import org.primeradiant.settings.UnitSettings;

/** Graphs of components in this JVM, for tests. */
public final class Deployed {
    private final Map<String, Component> components = new LinkedHashMap<>();
    private Meta meta = Meta.MERGE;
    private boolean injectsRouting;
    private Executor workers = Runnable::run;
    private Implementations implementations = Implementations.ofDeployment();

    /** With a component of that name. */
    public Deployed with(String name, Component component) {
        components.put(name, component);
        return this;
    }

    /** With these implementations alone. */
    Deployed with(Implementations others) {
        implementations = others;
        return this;
    }

    /** With {@code meta} as the executor has it. */
    public Deployed asExecutor(boolean injects) {
        meta = Meta.EXECUTOR;
        injectsRouting = injects;
        return this;
    }

    /** With these threads for children. */
    public Deployed on(Executor threads) {
        workers = threads;
        return this;
    }

    /** The graph that the YAML describes. */
    public Graph graph(String yaml) {
        return graph(yaml, Microservices.deployment(components));
    }

    /** The same of the components of a deployment. */
    public Graph graph(String yaml, Deployment deployment) {
        Predictor predictor = new PredictorReader("graph.yaml").read(yaml, "");
        UnitSettings unit = new UnitSettings("", "", "", "", "", Map.of(), "", "metrics", false, true, true);
        GraphMeters meters = new GraphMeters(predictor);
        Services services = new Services(
                deployment.registry(),
                implementations,
                deployment.nodes(),
                unit,
                new RemoteServices(Duration.ofSeconds(5), false, 64 << 20, 4 << 20));
        Map<String, Node> nodes = new GraphBuilder(predictor, services, meta, meters).nodes("graph.yaml");
        MetaPolicy policy = meta == Meta.MERGE ? new MergedMeta() : new ExecutorMeta(injectsRouting);
        return new Graph(predictor, nodes, policy, new Fanout(workers), () -> true, meters);
    }

    /** Somebody who asks. */
    public static GraphCaller caller() {
        return Waiting.patiently("puid-1");
    }
}
