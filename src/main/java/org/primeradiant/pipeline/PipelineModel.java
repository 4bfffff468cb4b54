package org.primeradiant.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.components.BuiltIn;
import org.primeradiant.settings.Settings;

/**
 * Serves the {@code pipeline.json} of the folder that a setting names, as {@link LoadedPipeline} does. Thread-safe: the
 * loaded pipeline is immutable.
 */
@BuiltIn(setting = Settings.PIPELINE, name = "pipeline")
@ApplicationScoped
public class PipelineModel implements Model<Payload, Tensor> {
    private static final String NAME = "pipeline";
    private static final LoadedPipeline NOTHING = new LoadedPipeline("", Pipeline.NONE);

    private final Path folder;
    private final String name;
    private final AtomicReference<LoadedPipeline> loaded = new AtomicReference<>(NOTHING);

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
        loaded.set(new LoadedPipeline(name, PipelineReader.read(folder)));
    }

    @Override
    public List<String> classNames() {
        return loaded().classNames();
    }

    @Override
    public Tensor predict(Payload input, Call call) {
        return loaded().predict(input, call);
    }

    @Override
    public ModelMetadata metadata() {
        return loaded().metadata();
    }

    private LoadedPipeline loaded() {
        LoadedPipeline pipeline = loaded.get();
        if (pipeline == NOTHING) {
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
}
