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
 * A component for any place of a graph, which appends its name to a text that begins with the id of a request. What it
 * does to a request, and whether it fails, hangs on that id and its own name alone.
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
     * One of them.
     *
     * @param branches how many children it can choose from
     * @param nanos how long it takes at least
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
            throw new IllegalStateException("the answers are of several requests: " + inputs);
        }
        return inputs.stream()
                .map(input -> input.substring(id(input).length()))
                .collect(Collectors.joining("+", id(inputs.get(0)) + ">" + name + "(", ")"));
    }

    /** How many of its calls were run by a thread whose name begins with {@code worker}. */
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

    /** The text up to the first stage. */
    private static String id(String input) {
        int end = input.indexOf('>');
        return end < 0 ? input : input.substring(0, end);
    }
}
