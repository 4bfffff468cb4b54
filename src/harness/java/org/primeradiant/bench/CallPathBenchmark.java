package org.primeradiant.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
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
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Operation;

/**
 * Time the host spends between the codecs: finding the method, converting the payload, calling the bean through CDI's
 * proxy and building the answer. The {@code Alone} methods call the same component directly, with its own input type,
 * as a baseline.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CallPathBenchmark {
    @Param({"1", "100"})
    public int rows;

    @Param({"4", "10"})
    public int columns;

    private final Echo echo = new Echo();
    private final RowSums sums = new RowSums();

    private Tensor tensor;
    private double[][] matrix;
    private SeldonMessage request;
    private Microservice echoes;
    private Microservice sumsUp;

    /** Takes the payload without conversion. */
    @Named("echo")
    @ApplicationScoped
    public static class Echo implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            return input;
        }
    }

    /** Takes a matrix, to which the host converts the payload. */
    @Named("sums")
    @ApplicationScoped
    public static class RowSums implements Model<double[][], double[]> {
        @Override
        public double[] predict(double[][] input, Call call) {
            return Arrays.stream(input)
                    .mapToDouble(row -> Arrays.stream(row).sum())
                    .toArray();
        }
    }

    /** Creates the request and deploys both components. */
    @Setup
    public void deploy() throws Exception {
        matrix = new double[rows][columns];
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> i / 3.0);
        for (int i = 0; i < values.length; i++) {
            matrix[i / columns][i % columns] = values[i];
        }
        tensor = Tensor.of(new int[] {rows, columns}, values);
        request = SeldonMessage.of(Payload.data(tensor));
        ComponentRegistry registry =
                Microservices.beans(Echo.class, RowSums.class).registry();
        echoes = registry.named("echo");
        sumsUp = registry.named("sums");
    }

    @Benchmark
    public Tensor echoAlone() {
        return echo.predict(tensor, Call.none());
    }

    @Benchmark
    public SeldonMessage echo() {
        return echoes.call(Operation.PREDICT, request, Caller.NONE);
    }

    @Benchmark
    public double[] rowSumsAlone() {
        return sums.predict(matrix, Call.none());
    }

    @Benchmark
    public SeldonMessage rowSums() {
        return sumsUp.call(Operation.PREDICT, request, Caller.NONE);
    }
}
