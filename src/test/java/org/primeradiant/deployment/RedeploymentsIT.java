package org.primeradiant.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Neighbours;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.Ports;
import org.primeradiant.testing.RadiantWar;

/** Deploys, calls and undeploys the WAR repeatedly, and checks that nothing leaks on the server. */
@ExtendWith(ArquillianExtension.class)
class RedeploymentsIT {
    private static final int TIMES = 20;
    /** A leak grows with every deployment; objects that the server itself creates and drops meanwhile do not. */
    private static final int LEAK = TIMES / 2;

    /** WildFly's idle threads end after 30 seconds; until then they keep references to what they ran last. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "probe", testable = false)
    static WebArchive probe() {
        return war("probe", "/probe").addClass(ProbeServlet.class);
    }

    /**
     * An empty WAR with CDI. It has the same context root as Radiant, because GlassFish creates a default application
     * whenever the root becomes free.
     */
    @Deployment(name = "empty", managed = false, testable = false)
    static WebArchive empty() {
        return war("empty", "/").addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /**
     * A WAR with a graph of the component and two remote nodes: the WAR itself over REST and over gRPC. Its payload log
     * has a receiver that is never there.
     */
    @Deployment(name = "radiant", managed = false, testable = false)
    static WebArchive radiant() {
        String graph = """
                {"name": "main", "graph": {"name": "negating", "type": "MODEL", "children": [
                  {"name": "rest", "type": "MODEL", "endpoint": {"service_host": "127.0.0.1", "httpPort": %d},
                   "children": [
                    {"name": "grpc", "type": "MODEL", "endpoint": {"service_host": "127.0.0.1", "grpcPort": %d}}]}]}}
                """.formatted(Http.port(), Grpc.Door.PORT.number());
        return RadiantWar.with(
                Map.of(
                        "ENGINE_PREDICTOR",
                        Base64.getEncoder().encodeToString(graph.getBytes(StandardCharsets.UTF_8)),
                        "RADIANT_LOGGER_URL",
                        "http://127.0.0.1:1/"),
                Neighbours.Negating.class);
    }

    private static WebArchive war(String name, String contextPath) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .setWebXML(new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <default-context-path>%s</default-context-path>
                </web-app>
                """.formatted(contextPath)));
    }

    @Test
    void leaveNoThreadAndNoPortAndNoMoreClassLoadersThanAnEmptyWarDoes() {
        redeployRadiant(1);
        redeployEmpty(1);
        Census before = Census.take();

        redeployRadiant(TIMES);
        Census after = settled(before.classLoaders());

        assertThat(after.threads().keySet()).noneMatch(name -> name.startsWith("radiant"));
        Set<String> grownThreads = after.threadsGrownSince(before, LEAK);
        long grownLoaders = after.classLoaders() - before.classLoaders();
        if (grownLoaders >= LEAK || !grownThreads.isEmpty()) {
            redeployEmpty(TIMES);
            Census last = settled(after.classLoaders());
            assertThat(last.threadsGrownSince(after, LEAK)).containsAll(grownThreads);
            assertThat(grownLoaders).isLessThan(last.classLoaders() - after.classLoaders() + LEAK);
        }
    }

    private void redeployRadiant(int times) {
        for (int i = 0; i < times; i++) {
            deployer.deploy("radiant");
            Http.awaitLoaded();
            use();
            deployer.undeploy("radiant");
            assertThat(Ports.isOpen(Grpc.Door.PORT.number()))
                    .as("gRPC port open after undeployment " + i)
                    .isFalse();
        }
    }

    private void redeployEmpty(int times) {
        for (int i = 0; i < times; i++) {
            deployer.deploy("empty");
            deployer.undeploy("empty");
        }
    }

    /** Calls every REST and gRPC endpoint. */
    private static void use() {
        assertThat(Http.post("/predict", "{\"data\":{\"ndarray\":[1]}}").body()).contains("[-1.0]");
        assertThat(Http.post("/predict", "{\"data\":").statusCode()).isEqualTo(400);
        assertThat(Http.post("/api/v1.0/predictions", "{\"data\":{\"ndarray\":[1]}}")
                        .body())
                .contains("[-1.0]");
        assertThat(Http.get("/ready").statusCode()).isEqualTo(200);
        assertThat(Http.get("/metrics").statusCode()).isEqualTo(200);
        assertThat(Http.get("/seldon.json").statusCode()).isEqualTo(200);
        Grpc.Door.open().forEach(door -> {
            try (Grpc client = new Grpc(door)) {
                assertThat(value(client, "Model")).isEqualTo(-1);
                assertThat(value(client, "Seldon")).isEqualTo(-1);
            }
        });
    }

    private static double value(Grpc client, String service) {
        return client.call(
                        "seldon.protos." + service + "/Predict",
                        Messages.tensor(1),
                        SeldonMessage.getDefaultInstance(),
                        Map.of())
                .getData()
                .getTensor()
                .getValues(0);
    }

    /** Waits until at most {@code classLoaders} remain, or {@link #PATIENCE} is over; returns the last census. */
    private static Census settled(long classLoaders) {
        Instant end = Instant.now().plus(PATIENCE);
        Census now = Census.take();
        while (now.classLoaders() > classLoaders && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            now = Census.take();
        }
        return now;
    }
}
