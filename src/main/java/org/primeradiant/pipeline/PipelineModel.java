package org.primeradiant.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.components.BuiltIn;
import org.primeradiant.settings.Settings;

/**
 * Serves the {@code pipeline.json} of a folder: takes n rows of its features, as {@code data} or {@code jsonData}, and
 * answers n rows of class probabilities, or of one predicted number. Thread-safe: the loaded pipeline is immutable.
 */
@BuiltIn(setting = Settings.PIPELINE, name = "pipeline")
@ApplicationScoped
public class PipelineModel implements Model<Payload, Tensor> {
    /**
     * Rows per table. A table takes many times the memory of a short row: one for all rows of a
     * request would be too large.
     */
    private static final int BATCH = 1024;

    private static final String NAME = "pipeline";

    private final Path folder;
    private final String name;
    private final AtomicReference<Pipeline> loaded = new AtomicReference<>(Pipeline.NONE);

    /** For the container's proxies, which serve nothing. */
    protected PipelineModel() {
        this(Path.of(""), NAME);
    }

    /**
     * Serves the folder named by {@link Settings#PIPELINE}.
     *
     * @throws IllegalStateException if the setting is missing
     */
    @Inject
    public PipelineModel(Settings settings) {
        this(folder(settings), settings.legacy().modelName(NAME));
    }

    /**
     * Serves the given folder.
     *
     * @param folder contains a {@code pipeline.json}
     * @param name name of the model in its metadata
     */
    PipelineModel(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Reads the file.
     *
     * @throws BadFileException if it cannot be used; the message names file, line and field
     */
    @Override
    public void load() {
        loaded.set(PipelineReader.read(folder));
    }

    @Override
    public List<String> classNames() {
        return pipeline().regression().outputs();
    }

    @Override
    public Tensor predict(Payload input, Call call) {
        Pipeline pipeline = pipeline();
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
        Pipeline pipeline = pipeline();
        List<String> features = pipeline.features().stream().map(Feature::name).toList();
        boolean numbersOnly = pipeline.features().stream().allMatch(feature -> feature.kind() == Kind.NUMBER);
        return new ModelMetadata(
                name,
                List.of("1"),
                "radiant",
                List.of(MessageMetadata.of(numbersOnly ? "tensor" : "ndarray", schema(features))),
                List.of(MessageMetadata.of(
                        "tensor", schema(pipeline.regression().outputs()))),
                pipeline.custom());
    }

    private Pipeline pipeline() {
        Pipeline pipeline = loaded.get();
        if (pipeline == Pipeline.NONE) {
            throw new IllegalStateException("the pipeline has not been loaded");
        }
        return pipeline;
    }

    private static Path folder(Settings settings) {
        Path folder = settings.models().get(Settings.PIPELINE);
        if (folder == null) {
            throw new IllegalStateException(Settings.PIPELINE + " must name the folder of a pipeline.json");
        }
        return folder;
    }

    private static JsonObject schema(List<String> names) {
        JsonProvider json = JsonProvider.provider();
        JsonArrayBuilder list = json.createArrayBuilder();
        names.forEach(list::add);
        return json.createObjectBuilder()
                .add("names", list)
                .add("shape", json.createArrayBuilder().add(names.size()))
                .build();
    }
}
