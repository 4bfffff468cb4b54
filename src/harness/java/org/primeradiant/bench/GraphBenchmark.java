package org.primeradiant.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.graph.Content;
import org.primeradiant.graph.Deployed;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.GraphCaller;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Microservices.Deployment;
import org.primeradiant.microservice.Operation;

/**
 * Overhead of a graph over calling its components one after another. The graphs are chains of models, each of which
 * adds 1 to a row of four numbers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GraphBenchmark {
    @Param({"1", "5", "20"})
    public int nodes;

    @Param({"merge", "executor"})
    public String meta;

    private Graph graph;
    private Microservice component;
    private GraphCaller caller;
    private SeldonMessage request;

    /** Does next to no work, so that the graph's overhead dominates. */
    @Named("adding")
    @ApplicationScoped
    public static class Adding implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            double[] sums = input.doubles().clone();
            for (int i = 0; i < sums.length; i++) {
                sums[i]++;
            }
            return Tensor.wrap(input.shape(), sums);
        }
    }

    @Setup
    public void deploy() throws Exception {
        StringBuilder json = new StringBuilder();
        for (int i = nodes; i > 0; i--) {
            String child = json.toString();
            json.setLength(0);
            json.append("{\"name\":\"n")
                    .append(i)
                    .append("\",\"type\":\"MODEL\",\"parameters\":[{\"name\":\"component\",")
                    .append("\"value\":\"adding\",\"type\":\"STRING\"}],\"children\":[")
                    .append(child)
                    .append("]}");
        }
        Deployment deployment = Microservices.beans(Adding.class);
        Deployed deployed = new Deployed();
        if (meta.equals("executor")) {
            deployed.asExecutor(false);
        }
        graph = deployed.graph("{\"name\":\"main\",\"graph\":" + json + "}", deployment);
        component = deployment.registry().root();
        caller = Deployed.caller();
        request = SeldonMessage.of(Payload.data(Tensor.of(new int[] {1, 4}, 1, 2, 3, 4)));
    }

    /** Baseline: calls the components directly, each with the answer of the previous one. */
    @Benchmark
    public SeldonMessage components() {
        SeldonMessage message = request;
        for (int i = 0; i < nodes; i++) {
            message = component.call(Operation.PREDICT, message, Caller.NONE);
        }
        return message;
    }

    @Benchmark
    public SeldonMessage graph() {
        return graph.predict(Content.of(request), caller).value();
    }
}
