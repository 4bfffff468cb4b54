package org.primeradiant.pipeline;

import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/**
 * Serves a pipeline: takes n rows of its features, as {@code data} or {@code jsonData}, and answers n rows of class
 * probabilities, or of one predicted number. Immutable.
 *
 * @param name the model's name in its metadata
 * @param pipeline what to compute
 */
record LoadedPipeline(String name, Pipeline pipeline) implements Model<Payload, Tensor> {
    /**
     * Rows per table. A table takes many times the memory of a short row: one for all rows of a
     * request would be too large.
     */
    private static final int BATCH = 1024;

    @Override
    public List<String> classNames() {
        return pipeline.regression().outputs();
    }

    @Override
    public Tensor predict(Payload input, Call call) {
        Rows rows = Rows.of(pipeline.features(), input);
        int outputs = pipeline.regression().outputs().size();
        double[] answer = new double[Math.multiplyExact(rows.count(), outputs)];
        for (int from = 0; from < rows.count(); from += BATCH) {
            int to = Math.min(from + BATCH, rows.count());
            double[] part = predict(pipeline, rows, from, to);
            System.arraycopy(part, 0, answer, from * outputs, part.length);
        }
        return Tensor.wrap(new int[] {rows.count(), outputs}, answer);
    }

    private static double[] predict(Pipeline pipeline, Rows rows, int from, int to) {
        try {
            return pipeline.predict(rows.table(from, to));
        } catch (RowException e) {
            throw e.toCaller(from);
        }
    }

    @Override
    public ModelMetadata metadata() {
        List<String> features = pipeline.features().stream().map(Feature::name).toList();
        boolean numbersOnly = pipeline.features().stream().allMatch(feature -> feature.kind() == Kind.NUMBER);
        return new ModelMetadata(
                name,
                List.of("1"),
                "radiant",
                List.of(MessageMetadata.columns(numbersOnly ? "tensor" : "ndarray", features)),
                List.of(MessageMetadata.columns("tensor", pipeline.regression().outputs())),
                pipeline.custom());
    }
}
