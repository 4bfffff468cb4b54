package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.state.FileStore;
import org.primeradiant.state.LearningProcess;
import org.primeradiant.state.StateName;
import org.primeradiant.testing.Postgres;

/**
 * Kills processes that keep what they learn in a folder or a database: no acknowledged reward is lost, and none counts
 * twice. By hand, {@code -Dradiant.state.kills=100} kills the small process more often, and
 * {@code -Dradiant.state.rewards=1000} rewards the server more often.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StateKillIT {
    private static final Path FOLDER = Installation.folder("state-kill-it");
    private static final int REWARDS = 1_000;
    /** Fewer than those of the small process, because each is a whole request. */
    private static final int SERVER_REWARDS = Integer.getInteger("radiant.state.rewards", 400);

    private static final int CALLERS = 4;
    private static final int KILLS = Integer.getInteger("radiant.state.kills", 5);

    /** A bandit of two branches. */
    static final String GRAPH = """
            name: main
            graph:
              name: bandit
              implementation: EPSILON_GREEDY
              children:
                - {name: a, implementation: SIMPLE_MODEL}
                - {name: b, implementation: SIMPLE_MODEL}
            """;

    @BeforeAll
    static void clean() throws IOException {
        Installation.delete(FOLDER);
    }

    @Test
    void losesAndDoublesNothingHoweverOftenItsProcessIsKilled() throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve("small"));
        Random random = new Random(1);
        int all = REWARDS * KILLS;
        boolean[] durable = new boolean[all];

        for (int kill = 0; kill < KILLS; kill++) {
            try (LearningProcess process = LearningProcess.start(folder, all)) {
                // Numbers of earlier runs come first, as repetitions.
                int before = (int) count(durable);
                for (int seen = 0; seen < before + random.nextInt(REWARDS); seen++) {
                    durable[process.next()] = true;
                }
            }
        }
        long total = total(folder);
        try (LearningProcess process = LearningProcess.start(folder, all)) {
            for (int number = process.next(); number >= 0; number = process.next()) {
                durable[number] = true;
            }
        }

        assertThat(total).isBetween(1L, (long) all);
        assertThat(count(durable)).isEqualTo(all);
        assertThat(total(folder)).isEqualTo(all);
    }

    @Test
    void keepsWhatItHasAcknowledgedWhenTheDiskIsFull() throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve("full"));
        int acknowledged = 0;
        try (LearningProcess process = LearningProcess.start(folder, REWARDS, 64)) {
            for (int number = process.next(); number >= 0; number = process.next()) {
                acknowledged++;
            }
        }

        assertThat(acknowledged).isBetween(1, REWARDS - 1);
        assertThat(total(folder)).isEqualTo(acknowledged);
    }

    private static long count(boolean... flags) {
        return IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    private static long total(Path folder) throws Exception {
        try (FileStore store = FileStore.open(folder)) {
            return store.totals().get(new StateName("bandit", "arm")).count(0);
        }
    }

    @Test
    void countsEachRewardOnceAlthoughTheServerIsKilled() throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve("files"));
        Installation installation = Installation.assemble(folder.resolve("home"));

        killAndCount(
                installation, Files.createDirectories(folder.resolve("state")).toString(), folder);
    }

    @Test
    void countsEachRewardOnceAlthoughTheServerOfADatabaseIsKilled() throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve("database"));
        try (Postgres postgres = Postgres.start()) {
            Installation installation = Installation.assemble(folder.resolve("home"));
            StateDatabaseIT.connect(installation, postgres);

            killAndCount(installation, "jdbc:java:app/jdbc/state", folder);

            assertThat(StateDatabaseIT.counted(postgres)).isEqualTo(SERVER_REWARDS);
        }
    }

    private static void killAndCount(Installation installation, String store, Path folder) throws Exception {
        Path graph = Files.writeString(folder.resolve("graph.yaml"), GRAPH);
        OperatorEnvironment environment = OperatorEnvironment.of("bandit")
                .with("RADIANT_GRAPH", graph.toString())
                .with("RADIANT_STATE", store)
                .with("RADIANT_STATE_CREATE_TABLES", "true");
        AtomicInteger acknowledged = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> work;
            try (RadiantProcess radiant = RadiantProcess.start(installation, environment, folder.resolve("first"))) {
                radiant.awaitReady();
                int port = radiant.httpPort();
                work = IntStream.range(0, CALLERS)
                        .<Future<?>>mapToObj(caller -> callers.submit(() -> {
                            for (int i = caller; i < SERVER_REWARDS; i += CALLERS) {
                                learn(port, "puid-" + i);
                                acknowledged.incrementAndGet();
                            }
                            return null;
                        }))
                        .toList();
                while (acknowledged.get() < SERVER_REWARDS / 3) {
                    Thread.sleep(5);
                }
            }
            try (RadiantProcess radiant = RadiantProcess.start(installation, environment, folder.resolve("second"))) {
                radiant.awaitReady();
                for (Future<?> each : work) {
                    each.get(5, TimeUnit.MINUTES);
                }
                int port = radiant.httpPort();
                assertThat(reward(port, "puid-0").statusCode()).isEqualTo(200);
                assertThat(reward(port, "puid-unknown").statusCode()).isEqualTo(404);

                assertThat(tries(port)).isEqualTo(SERVER_REWARDS);
                assertThat(RadiantProcess.get(port, "/health/state").body())
                        .isEqualTo("{\"status\":\"up\",\"spooled\":0}");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** Predicts and rewards until the reward is acknowledged, and then repeats it. */
    private static void learn(int port, String puid) throws InterruptedException {
        String request = "{\"meta\":{\"puid\":\"" + puid + "\"},\"data\":{\"ndarray\":[[1]]}}";
        while (true) {
            try {
                RadiantProcess.post(port, "/api/v1.0/predictions", request);
                if (reward(port, puid).statusCode() == 200 && reward(port, puid).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100); // killed, and not yet back
            }
        }
    }

    private static HttpResponse<String> reward(int port, String puid) throws IOException, InterruptedException {
        String feedback = "{\"response\":{\"meta\":{\"puid\":\"" + puid + "\"}},\"reward\":1}";
        return RadiantProcess.post(port, "/api/v1.0/feedback", feedback);
    }

    private static int tries(int port) throws IOException, InterruptedException {
        String body = RadiantProcess.get(port, "/graph.json").body();
        JsonArray branches = Json.createReader(new StringReader(body))
                .readObject()
                .getJsonObject("graph")
                .getJsonArray("branches");
        return branches.getValuesAs(JsonObject.class).stream()
                .mapToInt(branch -> branch.getInt("rewards"))
                .sum();
    }
}
