package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.pipeline.PipelineFormat;
import org.primeradiant.trees.LightgbmFormat;
import org.primeradiant.trees.XgboostFormat;

/** Formats that come with Radiant, served from a folder. */
@ExtendWith(Quiet.class)
class ReadyFormatsTest {
    private static final String TIMES = """
            {"version": 1, "features": [{"name": "x", "type": "number"}], "steps": [],
             "model": {"type": "linear", "columns": ["x"], "output": "y", "intercept": 0, "coefficients": [%d]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void findsTheFormatsThatComeWithRadiant() {
        assertThat(Formats.ofDeployment().named("pipeline")).containsInstanceOf(PipelineFormat.class);
        assertThat(Formats.ofDeployment().named("recommender").map(ModelFormat::type))
                .hasValueSatisfying(type -> assertThat(type.getSimpleName()).isEqualTo("LoadedRecommender"));
    }

    @Test
    void swapsPipelines() {
        Served served = new Served(folder)
                .write("times/1/pipeline.json", TIMES.formatted(2))
                .start(new PipelineFormat(), new XgboostFormat(), new LightgbmFormat());
        Microservice service = served.registry().named("times");
        assertThat(answer(service)).isEqualTo(2);
        assertThat(service.metadata().inputs().get(0).schema()).hasToString("{\"names\":[\"x\"],\"shape\":[1]}");

        served.write("times/2/pipeline.json", TIMES.formatted(3)).look();

        assertThat(answer(service)).isEqualTo(3);
        assertThat(service.metadata().versions()).containsExactly("2");
        assertThat(service.metadata().platform()).isEqualTo("radiant");
    }

    private static double answer(Microservice service) {
        return ((Data) service.call(Operation.PREDICT, Served.ROW, Caller.NONE).payload())
                .tensor()
                .doubleAt(0);
    }
}
