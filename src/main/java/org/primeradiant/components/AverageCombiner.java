package org.primeradiant.components;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Data;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/**
 * Averages the answers of its children element by element; each must be n rows of m numbers, with the same n and m.
 * Names, form and status are those of the first child; tags and request paths of all children are merged, later
 * children winning, and metrics are concatenated. Thread-safe.
 *
 * <p>NaN or infinity from a child carries over into the mean, unless the child has weight 0. Answers without rows
 * average to an answer without rows.
 *
 * <p>Source: Kittler, Hatef, Duin and Matas, "On combining classifiers", 1998, section 2.4 (sum rule); behavior of
 * {@code AVERAGE_COMBINER} in the Java engine of earlier versions of Seldon Core.
 */
public final class AverageCombiner implements Combiner<SeldonMessage, SeldonMessage> {
    private static final int MATRIX = 2;

    /** One per child; empty if all children count equally. */
    private final double[] weights;

    private AverageCombiner(double... weights) {
        this.weights = weights;
    }

    /** Weights all children equally. */
    static AverageCombiner equal() {
        return new AverageCombiner();
    }

    /**
     * Weights each child by its weight divided by the sum of the weights.
     *
     * @param weights finite, 0 or more, not all 0; copied
     */
    static AverageCombiner weighted(double... weights) {
        return new AverageCombiner(weights.clone());
    }

    @Override
    public SeldonMessage aggregate(List<SeldonMessage> inputs, Call call) {
        if (weights.length > 0 && weights.length != inputs.size()) {
            throw bad("there must be " + weights.length + " answers, one for each weight, got " + inputs.size());
        }
        Data first = matrix(inputs, 0);
        double[] sums = new double[first.tensor().size()];
        double whole = 0;
        for (int child = 0; child < inputs.size(); child++) {
            Tensor tensor = matrix(inputs, child).tensor();
            requireShape(child, tensor, first.tensor());
            double weight = weights.length == 0 ? 1 : weights[child];
            whole += weight;
            add(sums, weight, tensor);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= whole;
        }
        Data mean = new Data(Tensor.wrap(first.tensor().shape(), sums), first.names(), first.form());
        return new SeldonMessage(inputs.get(0).status(), meta(inputs), mean);
    }

    private static void add(double[] sums, double weight, Tensor tensor) {
        if (weight == 0) { // 0 times NaN would be NaN
            return;
        }
        double[] values = tensor.doubles();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * values[i];
        }
    }

    private static Data matrix(List<SeldonMessage> inputs, int child) {
        Payload answer = inputs.get(child).payload();
        Data data =
                answer.asData().orElseThrow(() -> bad("child " + child + " must answer data, got " + answer.kind()));
        Tensor tensor = data.tensor();
        if (tensor.rank() != MATRIX || !tensor.type().isNumeric()) {
            throw bad("child " + child + " must answer rows of numbers, got " + tensor.type() + " of shape "
                    + Arrays.toString(tensor.shape()));
        }
        return data;
    }

    private static void requireShape(int child, Tensor tensor, Tensor first) {
        if (!Arrays.equals(tensor.shape(), first.shape())) {
            throw bad("child " + child + " must answer the shape " + Arrays.toString(first.shape())
                    + " like child 0, got " + Arrays.toString(tensor.shape()));
        }
    }

    private static SeldonException bad(String message) {
        return new SeldonException(Reason.BAD_DATA, "cannot average: " + message);
    }

    /** Merges as the host does for combiners that do not take whole messages; the routing is left to the graph. */
    private static Meta meta(List<SeldonMessage> inputs) {
        Map<String, JsonValue> tags = new LinkedHashMap<>();
        Map<String, String> requestPath = new LinkedHashMap<>();
        List<Metric> metrics = new ArrayList<>();
        for (SeldonMessage input : inputs) {
            tags.putAll(input.meta().tags());
            requestPath.putAll(input.meta().requestPath());
            metrics.addAll(input.meta().metrics());
        }
        return new Meta(inputs.get(0).meta().puid(), tags, Map.of(), requestPath, metrics);
    }
}
