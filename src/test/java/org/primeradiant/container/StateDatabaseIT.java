package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.postgresql.ds.PGSimpleDataSource;
import org.primeradiant.state.JdbcStore;
import org.primeradiant.state.StateException;
import org.primeradiant.state.Sums;
import org.primeradiant.testing.Postgres;

/**
 * Two servers that learn together in one PostgreSQL, which goes away for a while. By hand,
 * {@code -Dradiant.state.rewards=100000} rewards them more often, and {@code -Dradiant.state.outage=60} keeps the
 * database away for longer, in seconds.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class StateDatabaseIT {
    private static final Path FOLDER = Installation.folder("state-database-it");
    private static final int CALLERS = 8;
    private static final int REWARDS = Integer.getInteger("radiant.state.rewards", 800);
    private static final int OUTAGE_SECONDS = Integer.getInteger("radiant.state.outage", 3);
    private static final int PATIENCE_SECONDS = 120;

    /** Payara hands out connections that broke while the database was away, unless it checks them. */
    private static final String DATA_SOURCE = """
              <data-source>
                <name>java:app/jdbc/state</name>
                <class-name>org.postgresql.ds.PGSimpleDataSource</class-name>
                <url>%s</url>
                <property><name>fish.payara.is-connection-validation-required</name><value>true</value></property>
                <property><name>fish.payara.connection-validation-method</name><value>auto-commit</value></property>
                <transactional>false</transactional>
              </data-source>
            </web-app>""";

    @Test
    void learnTogetherAndLoseNothingWhileTheDatabaseIsAway() throws Exception {
        Installation.delete(FOLDER);
        try (Postgres postgres = Postgres.start()) {
            Installation installation = Installation.assemble(FOLDER.resolve("home"));
            connect(installation, postgres);
            try (RadiantProcess one = start(installation, "one");
                    RadiantProcess other = start(installation, "other")) {
                one.awaitReady();
                other.awaitReady();

                rewardTwice(0, REWARDS, one, other);
                assertThat(counted(postgres)).isEqualTo(REWARDS);
                awaitRewards(REWARDS, one, other);

                postgres.stop();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(OUTAGE_SECONDS);
                int made = REWARDS;
                while (made < REWARDS + CALLERS || System.nanoTime() < end) {
                    rewardTwice(made, made + CALLERS, one, other);
                    made += CALLERS;
                }
                assertThat(RadiantProcess.get(one.httpPort(), "/health/state").statusCode())
                        .isEqualTo(503);
                postgres.restart();

                awaitState(one);
                awaitState(other);
                assertThat(counted(postgres)).isEqualTo(made);
                awaitRewards(made, one, other);
            }
        }
    }

    /** Gives the WAR of an installation a DataSource and its driver. */
    static void connect(Installation installation, Postgres postgres) throws Exception {
        Path web = installation.home().resolve("war/WEB-INF");
        Path driver = Path.of(PGSimpleDataSource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(driver, web.resolve("lib/postgresql.jar"));
        String xml = Files.readString(web.resolve("web.xml"));
        String source = DATA_SOURCE.formatted(postgres.url().replace("&", "&amp;"));
        Files.writeString(web.resolve("web.xml"), xml.replace("</web-app>", source));
    }

    private static RadiantProcess start(Installation installation, String name) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        Path graph = Files.writeString(folder.resolve("graph.yaml"), StateKillIT.GRAPH);
        Path spool = Files.createDirectories(folder.resolve("spool"));
        OperatorEnvironment environment = OperatorEnvironment.of("bandit")
                .with("RADIANT_GRAPH", graph.toString())
                .with("RADIANT_STATE", "jdbc:java:app/jdbc/state")
                .with("RADIANT_STATE_CREATE_TABLES", "true")
                .with("RADIANT_STATE_SPOOL", spool.toString());
        return RadiantProcess.start(installation, environment, folder);
    }

    /** Each caller predicts on one server, and sends the whole feedback to both, as after a broken connection. */
    private static void rewardTwice(int from, int to, RadiantProcess one, RadiantProcess other) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = from + caller;
                running.add(callers.submit(() -> {
                    for (int number = first; number < to; number += CALLERS) {
                        boolean isEven = number % 2 == 0;
                        reward(number, isEven ? one : other, isEven ? other : one);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void reward(int number, RadiantProcess first, RadiantProcess second) throws Exception {
        String request = "{\"meta\":{\"puid\":\"puid-" + number + "\"},\"data\":{\"ndarray\":[[1]]}}";
        HttpResponse<String> answer = RadiantProcess.post(first.httpPort(), "/api/v1.0/predictions", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String feedback = "{\"request\":" + request + ",\"response\":" + answer.body() + ",\"reward\":1}";
        for (RadiantProcess server : List.of(first, second)) {
            HttpResponse<String> taken = RadiantProcess.post(server.httpPort(), "/api/v1.0/feedback", feedback);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        }
    }

    /** The number of rewards in the database. */
    static long counted(Postgres postgres) throws StateException {
        try (JdbcStore store = JdbcStore.open(postgres.dataSource(), false, "the test's database")) {
            return store.totals().values().stream()
                    .mapToLong((Sums sums) -> sums.count(0))
                    .sum();
        }
    }

    private static void awaitRewards(int rewards, RadiantProcess... servers) throws Exception {
        for (RadiantProcess server : servers) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (rewards(server) != rewards) {
                assertThat(System.nanoTime() - end)
                        .as("%d rewards instead of %d after %d s", rewards(server), rewards, PATIENCE_SECONDS)
                        .isNegative();
                Thread.sleep(100);
            }
        }
    }

    private static int rewards(RadiantProcess server) throws Exception {
        String body = RadiantProcess.get(server.httpPort(), "/graph.json").body();
        return Json.createReader(new StringReader(body))
                .readObject()
                .getJsonObject("graph")
                .getJsonArray("branches")
                .getValuesAs(JsonObject.class)
                .stream()
                .mapToInt(branch -> branch.getInt("rewards"))
                .sum();
    }

    private static void awaitState(RadiantProcess server) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String up = "{\"status\":\"up\",\"spooled\":0}";
        String body = "";
        while (!body.equals(up)) {
            assertThat(System.nanoTime() - end).as(body).isNegative();
            body = RadiantProcess.get(server.httpPort(), "/health/state").body();
            Thread.sleep(100);
        }
    }
}
