package org.primeradiant.toyformat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Tensor;

/** Answers the same number for each row, and repeats it in the tag {@code number}. Thread-safe. */
public final class ToyModel implements Model<Tensor, double[]>, AutoCloseable {
    private final double answer;
    private final Runnable closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    ToyModel(double answer, Runnable closing) {
        this.answer = answer;
        this.closing = closing;
    }

    @Override
    public double[] predict(Tensor input, Call call) {
        requireOpen();
        double[] answers = new double[input.dimension(0)];
        Arrays.fill(answers, answer);
        call.tag("number", answer);
        Thread.yield();
        requireOpen();
        return answers;
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("model " + answer + " is called after its end");
        }
    }

    @Override
    public ModelMetadata metadata() {
        return new ModelMetadata("toy", List.of(), "toy", List.of(), List.of(), Map.of());
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            throw new IllegalStateException("model " + answer + " is closed twice");
        }
        closing.run();
    }
}
