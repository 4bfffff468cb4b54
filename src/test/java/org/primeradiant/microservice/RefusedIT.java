package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.beans.InvisibleModel;
import org.primeradiant.beans.LoadingStateless;
import org.primeradiant.beans.Refused;
import org.primeradiant.beans.StatefulModel;
import org.primeradiant.testing.RadiantWar;

/** An invalid component or setting fails the deployment with a message that names the cause and the cure. */
@ExtendWith(ArquillianExtension.class)
class RefusedIT {
    private static final ServerSocket TAKEN = takenPort();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "several", managed = false, testable = false)
    static WebArchive several() {
        return RadiantWar.with(
                Refused.RawModel.class,
                Refused.WildcardModel.class,
                Refused.ObjectModel.class,
                Refused.LongsModel.class,
                Refused.NoRole.class,
                Refused.SessionModel.class,
                StatefulModel.class,
                LoadingStateless.class,
                Refused.Base.class,
                InvisibleModel.class,
                Refused.BadName.class,
                Refused.First.TwinModel.class,
                Refused.Second.TwinModel.class);
    }

    @Deployment(name = "parameter", managed = false, testable = false)
    static WebArchive parameter() {
        return RadiantWar.with(Refused.Base.class, Refused.NeedsParameter.class);
    }

    @Deployment(name = "setting", managed = false, testable = false)
    static WebArchive setting() {
        return RadiantWar.with(Map.of("RADIANT_THREADS", "many"));
    }

    @Deployment(name = "root", managed = false, testable = false)
    static WebArchive root() {
        return RadiantWar.with(Map.of("RADIANT_COMPONENT", "rose"));
    }

    @Deployment(name = "port", managed = false, testable = false)
    static WebArchive port() {
        return RadiantWar.with(Map.of("RADIANT_GRPC_PORT", String.valueOf(TAKEN.getLocalPort())));
    }

    @Deployment(name = "graph", managed = false, testable = false)
    static WebArchive graph() throws IOException {
        Path file = Files.createDirectories(Path.of("target", "graphs")).resolve("refused.yaml");
        Files.writeString(file, "{name: main, graph: {name: coin, type: ROUTER, children: [{name: rose}]}}");
        return RadiantWar.with(Map.of("RADIANT_GRAPH", file.toAbsolutePath().toString()));
    }

    @Deployment(name = "graph-file", managed = false, testable = false)
    static WebArchive graphFile() {
        return RadiantWar.with(Map.of("RADIANT_GRAPH", "/nowhere/graph.yaml"));
    }

    @Deployment(name = "graph-encoded", managed = false, testable = false)
    static WebArchive graphEncoded() {
        return RadiantWar.with(Map.of("ENGINE_PREDICTOR", "e30=")); // an empty object
    }

    @Deployment(name = "state", managed = false, testable = false)
    static WebArchive state() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "refused-state"));
        Files.writeString(folder.resolve("journal-0"), "This is no journal of a state store.");
        return RadiantWar.with(Map.of("RADIANT_STATE", folder.toAbsolutePath().toString()));
    }

    @Deployment(name = "state-database", managed = false, testable = false)
    static WebArchive stateDatabase() {
        return RadiantWar.with(Map.of("RADIANT_STATE", "jdbc:"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "several",
                        List.of(
                                "Refused$RawModel implements Model without type arguments; declare its input",
                                "Refused$WildcardModel implements Model with a wildcard or in another way that CDI does"
                                        + " not see; name",
                                "Refused$ObjectModel cannot be served as Model: Object does not name a type; take",
                                "Refused$LongsModel cannot be served as Model: long[] is not supported; take Tensor",
                                "Refused$NoRole implements Component but no role; implement Model",
                                "Refused$SessionModel has the scope @SessionScoped, which is not active during a call;",
                                "StatefulModel is @Stateful, but calls do not belong to a session; make it @Stateless",
                                "LoadingStateless is @Stateless and has many instances, but load() would run on"
                                        + " only one; prepare each instance in a @PostConstruct method",
                                "InvisibleModel is an enterprise bean that declares its role only on a superclass",
                                "Refused$BadName has the invalid name 'not/a/name'; it is part of a URL",
                                "have the same name 'twinModel'; rename one of them with @Named")),
                arguments("parameter", List.of("parameter epsilon of ", "NeedsParameter", "is not given; add it to")),
                arguments("setting", List.of("RADIANT_THREADS must be a whole number from 1 to 10000, got 'many'")),
                arguments(
                        "port",
                        List.of(
                                "cannot open the gRPC port " + TAKEN.getLocalPort()
                                        + ", which RADIANT_GRPC_PORT sets: ",
                                "free it, or set another (0 for any free one)")),
                arguments(
                        "graph",
                        List.of(
                                "refused.yaml cannot be served:",
                                "graph (coin): no component is called coin; the components are [iris], the"
                                        + " implementations",
                                "graph.children[0] (rose): no component is called rose; the components are [iris]")),
                arguments("graph-file", List.of("RADIANT_GRAPH must be an existing file, got '/nowhere/graph.yaml'")),
                arguments(
                        "state",
                        List.of(
                                "Radiant: RADIANT_STATE: cannot open the state in ",
                                "journal-0 is not a file of kind RADSTJRN")),
                arguments("state-database", List.of("RADIANT_STATE must have a JNDI name after 'jdbc:', such as")),
                arguments(
                        "graph-encoded",
                        List.of("Radiant: the graph of ENGINE_PREDICTOR cannot be served:", "graph: is missing")),
                arguments("root", List.of("RADIANT_COMPONENT names 'rose', but the components are [iris]")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesTheDeployment(String deployment, List<String> messages) {
        assertThatThrownBy(() -> deployer.deploy(deployment))
                .satisfies(failure ->
                        messages.forEach(message -> assertThat(failure).hasStackTraceContaining(message)));
    }

    @AfterAll
    static void freePort() throws IOException {
        TAKEN.close();
    }

    private static ServerSocket takenPort() {
        try {
            return new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
