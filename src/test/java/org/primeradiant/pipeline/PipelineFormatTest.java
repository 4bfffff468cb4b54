package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelSource;

class PipelineFormatTest {
    private static final String TWICE = """
            {"version": 1, "features": [{"name": "x", "type": "number"}], "steps": [],
             "model": {"type": "linear", "columns": ["x"], "output": "y", "intercept": 0, "coefficients": [2]}}
            """;

    private final PipelineFormat format = new PipelineFormat();

    @TempDir
    private Path folder;

    private ModelSource source(Map<String, Object> options) throws IOException {
        ModelFolder files = ModelFolder.of(folder);
        return new ModelSource("twice", files, format.find(files).orElseThrow(), options);
    }

    @Test
    void findsOnlyThePipeline() throws IOException {
        Files.writeString(folder.resolve("my-pipeline.json"), TWICE);
        assertThat(format.find(ModelFolder.of(folder))).isEmpty();

        Files.writeString(folder.resolve("pipeline.json"), TWICE);
        assertThat(format.find(ModelFolder.of(folder)))
                .contains(folder.toRealPath().resolve("pipeline.json"));
    }

    @Test
    void loadsThePipeline() throws Exception {
        Files.writeString(folder.resolve("pipeline.json"), TWICE);

        LoadedPipeline loaded = (LoadedPipeline) format.load(source(Map.of()));

        assertThat(loaded.predict(Payload.data(Tensor.of(new double[][] {{3}})), Call.none())
                        .doubles())
                .containsExactly(6);
        assertThat(loaded.metadata().name()).isEqualTo("twice");
    }

    @Test
    void refusesOptions() throws IOException {
        Files.writeString(folder.resolve("pipeline.json"), TWICE);
        ModelSource source = source(Map.of("depth", 3));

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> format.load(source))
                .withMessage("a pipeline has no options, got [depth]");
    }

    @Test
    void saysWhereTheFileIsWrong() throws IOException {
        Files.writeString(folder.resolve("pipeline.json"), TWICE.replace("linear", "quadratic"));
        ModelSource source = source(Map.of());

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> format.load(source))
                .withMessageContaining("pipeline.json line 2, model.type");
    }
}
