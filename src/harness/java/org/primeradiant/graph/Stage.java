package org.primeradiant.graph;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Transformer;

/**
 * A component for any place in a graph. It appends its name to a text that starts with the request's id. Its behavior
 * for a request, including a failure, depends only on that id and its own name.
 */
final class Stage
        implements Model<String, String>,
                Transformer<String, String>,
                OutputTransformer<String, String>,
                Router<String>,
                Combiner<String, String> {
    private static final int SEED = 6;
    private static final double FAILING = 0.01;

    private final String name;
    private final int branches;
    private final long nanos;
    private final AtomicInteger onWorkers = new AtomicInteger();

    /**
     * Creates a stage.
     *
     * @param branches the number of children it can route to
     * @param nanos the minimum duration of a call
     */
    Stage(String name, int branches, long nanos) {
        this.name = name;
        this.branches = branches;
        this.nanos = nanos;
    }

    @Override
    public String predict(String input, Call call) {
        return input + ">" + did(input, call);
    }

    @Override
    public String transformInput(String input, Call call) {
        return input + ">in:" + did(input, call);
    }

    @Override
    public String transformOutput(String input, Call call) {
        return input + ">out:" + did(input, call);
    }

    @Override
    public int route(String input, Call call) {
        did(input, call);
        return Router.NONE + lot(input).nextInt(branches - Router.NONE);
    }

    @Override
    public String aggregate(List<String> inputs, Call call) {
        did(inputs.get(0), call);
        if (inputs.stream().map(Stage::id).distinct().count() > 1) {
            throw new IllegalStateException("the answers belong to several requests: " + inputs);
        }
        return inputs.stream()
                .map(input -> input.substring(id(input).length()))
                .collect(Collectors.joining("+", id(inputs.get(0)) + ">" + name + "(", ")"));
    }

    /** Returns the number of its calls that ran on a thread whose name starts with {@code worker}. */
    int onWorkers() {
        return onWorkers.get();
    }

    private String did(String input, Call call) {
        if (Thread.currentThread().getName().startsWith("worker")) {
            onWorkers.incrementAndGet();
        }
        call.tag(name, id(input));
        call.counter(name, 1);
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
        double lot = lot(input).nextDouble();
        if (lot < FAILING / 2) {
            throw new SeldonException(418, "UNLUCKY", id(input) + " is unlucky");
        }
        if (lot < FAILING) {
            throw new IllegalStateException(id(input) + " is unlucky");
        }
        return name;
    }

    private Random lot(String input) {
        return new Random((SEED + id(input) + name).hashCode() * 0x9E3779B97F4A7C15L);
    }

    /** Returns the text before the first stage's name. */
    private static String id(String input) {
        int end = input.indexOf('>');
        return end < 0 ? input : input.substring(0, end);
    }
}
