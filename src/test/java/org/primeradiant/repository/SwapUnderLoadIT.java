package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Swaps a model 200 times while 16 callers use it over REST and gRPC; every fifth file is broken. */
@ExtendWith(ArquillianExtension.class)
class SwapUnderLoadIT {
    private static final Path FOLDER = Path.of("target", "swapped-models").toAbsolutePath();
    private static final int SWAPS = 200;
    private static final int CALLERS = 16;
    private static final int ROWS = 50;
    private static final String TIMES = """
            {"version": 1, "features": [{"name": "x", "type": "number"}], "steps": [],
             "model": {"type": "linear", "columns": ["x"], "output": "y", "intercept": 0, "coefficients": [%d]}}
            """;
    private static final Pattern NUMBER = Pattern.compile("\\d+[.]\\d+");

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        write(TIMES.formatted(2));
        return RadiantWar.with(Map.of(
                "RADIANT_MODELS", FOLDER.toString(),
                "RADIANT_MODELS_POLL_SECONDS", "0",
                "RADIANT_REPOSITORY_CONTROL", "loopback"));
    }

    private static void write(String pipeline) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve("times"));
        Path hidden = Files.writeString(folder.resolve(".new"), pipeline);
        Files.move(hidden, folder.resolve("pipeline.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void losesNoCallAndMixesNoVersions() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Future<List<String>>> callers = new ArrayList<>();
        try (Grpc grpc = new Grpc(Grpc.Door.PORT)) {
            for (int i = 0; i < CALLERS; i++) {
                Supplier<String> call = i % 2 == 0 ? SwapUnderLoadIT::overRest : () -> overGrpc(grpc);
                callers.add(threads.submit(() -> calls(call, over)));
            }
            for (int swap = 1; swap <= SWAPS; swap++) {
                swap(swap);
            }
            over.set(true);
            for (Future<List<String>> caller : callers) {
                assertThat(caller.get()).contains("2.0", "3.0").containsOnly("2.0", "3.0");
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private static void swap(int number) throws IOException {
        if (number % 5 == 0) {
            write("{\"version\": 1, ");
            assertThat(load().statusCode()).isEqualTo(400);
        }
        write(TIMES.formatted(2 + number % 2));
        assertThat(load().statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> load() {
        return Http.post("/v2/repository/models/times/load", "");
    }

    /** The distinct answers. */
    private static List<String> calls(Supplier<String> call, AtomicBoolean over) {
        List<String> answers = new ArrayList<>();
        while (!over.get()) {
            String answer = call.get();
            if (!answers.contains(answer)) {
                answers.add(answer);
            }
        }
        return answers;
    }

    /** The distinct numbers of an answer to rows of ones: one, if one version has answered them all. */
    private static String overRest() {
        String rows = String.join(",", Collections.nCopies(ROWS, "[1]"));
        HttpResponse<String> answer = Http.post("/components/times/predict", "{\"data\":{\"ndarray\":[" + rows + "]}}");
        return answer.statusCode() == 200
                ? NUMBER
                        .matcher(answer.body())
                        .results()
                        .map(result -> result.group())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(" "))
                : answer.statusCode() + " " + answer.body();
    }

    private static String overGrpc(Grpc grpc) {
        Tensor ones = Tensor.newBuilder()
                .addAllShape(List.of(ROWS, 1))
                .addAllValues(Collections.nCopies(ROWS, 1.0))
                .build();
        SeldonMessage answer = grpc.call(
                "seldon.protos.Model/Predict",
                SeldonMessage.newBuilder()
                        .setData(DefaultData.newBuilder().setTensor(ones))
                        .build(),
                SeldonMessage.getDefaultInstance(),
                Map.of("radiant-component", "times"));
        return answer.getData().getTensor().getValuesList().stream()
                .distinct()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
