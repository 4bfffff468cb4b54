package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Serves a folder of models from the released WAR, with settings alone. */
@ExtendWith(ArquillianExtension.class)
class RepositoryIT {
    private static final Path FOLDER = Path.of("target", "models").toAbsolutePath();
    private static final String ROW = "{\"data\":{\"ndarray\":[[1]]}}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TIMES = """
            {"version": 1, "features": [{"name": "x", "type": "number"}], "steps": [],
             "model": {"type": "linear", "columns": ["x"], "output": "y", "intercept": 0, "coefficients": [%d]}}
            """;

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        delete(FOLDER);
        version(1, 2);
        Path trees = Files.createDirectories(FOLDER.resolve("trees"));
        Files.copy(Path.of("src/test/resources/trees/xgb-reg.ubj"), trees.resolve("model.ubj"));
        Path graph = Files.writeString(
                FOLDER.resolve(".graph.yaml"),
                "{name: main, graph: {name: scorer, implementation: XGBOOST_SERVER, modelUri: trees}}");
        return RadiantWar.with(Map.of(
                "RADIANT_MODELS",
                FOLDER.toString(),
                "RADIANT_MODELS_POLL_SECONDS",
                "1",
                "RADIANT_GRAPH",
                graph.toString()));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Writes a version of a pipeline that multiplies. */
    private static void version(int number, int factor) throws IOException {
        Path hidden = Files.createDirectories(FOLDER.resolve("times/." + number));
        Files.writeString(hidden.resolve("pipeline.json"), TIMES.formatted(factor));
        Files.move(hidden, FOLDER.resolve("times/" + number), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void swapsWithoutLosingACall() throws IOException {
        String path = "/components/times/predict";
        String first = Http.post(path, ROW).body();
        version(2, 3);
        Map<String, Integer> answers = new HashMap<>();
        Instant end = Instant.now().plus(PATIENCE);

        while (answers.size() < 2 && Instant.now().isBefore(end)) {
            HttpResponse<String> answer = Http.post(path, ROW);
            assertThat(answer.statusCode()).isEqualTo(200);
            answers.merge(answer.body(), 1, Integer::sum);
        }

        assertThat(first).contains("[[2.0]]");
        assertThat(answers).hasSize(2).containsKey(first).containsKey(first.replace("2.0", "3.0"));
        assertThat(Http.get("/components/times/metadata").body())
                .contains("\"versions\":[\"2\"]")
                .contains("\"format\":\"pipeline\"")
                .contains("\"sha256\":");
        assertThat(Http.get("/metrics").body())
                .contains("radiant_model_loads_total{model=\"times\",outcome=\"loaded\"} 2.0");
    }

    @Test
    void servesAModelAsTheNodeOfAGraph() {
        HttpResponse<String> answer = Http.post("/api/v1.0/predictions", "{\"data\":{\"ndarray\":[[4.7,3.2,1.3]]}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.get("/api/v1.0/metadata/scorer").body()).contains("\"file\":\"model.ubj\"");
    }
}
