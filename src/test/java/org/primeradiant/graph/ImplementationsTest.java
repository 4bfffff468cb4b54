package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.components.Implementation;
import org.primeradiant.components.NodeImplementation;

class ImplementationsTest {
    /** A model server implementation added by a user. */
    private record Server(String name) implements NodeImplementation {
        @Override
        public Component create(Map<String, Object> values, int children) {
            return new Answering(name + values);
        }
    }

    private record Answering(String text) implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsThoseThatComeWithRadiant(Implementation implementation) {
        assertThat(Implementations.ofDeployment().named(implementation.name())).contains(implementation);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_IMPLEMENTATION", "simple_model", "SKLEARN_SERVER", "''"})
    void findsNothingByAnotherName(String name) {
        assertThat(Implementations.ofDeployment().named(name)).isEmpty();
    }

    @Test
    void servesANodeWithAnImplementationOfItsOwn() {
        Graph graph = new Deployed()
                .with(new Implementations(List.of(new Server("XGBOOST_SERVER"))))
                .graph("""
                name: main
                graph:
                  name: trees
                  type: MODEL
                  implementation: XGBOOST_SERVER
                  parameters: [{name: best, value: "3", type: INT}]
                """);

        SeldonMessage answer = graph.predict(Content.of(SeldonMessage.of(Payload.text("a"))), Asking.REST)
                .value();

        assertThat(answer.payload()).isEqualTo(Payload.text("XGBOOST_SERVER{best=3}"));
    }

    /** An implementation of a user's, for ServiceLoader. */
    public static final class Provided implements NodeImplementation {
        @Override
        public String name() {
            return "PROVIDED";
        }

        @Override
        public Component create(Map<String, Object> values, int children) {
            return new Answering("provided");
        }
    }

    @Test
    void findsThoseThatAJarProvides(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(NodeImplementation.class.getName()), Provided.class.getName());

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(Implementations.of(loader).named("PROVIDED")).containsInstanceOf(Provided.class);
        }
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Implementations(List.of(new Server("A"), new Server("A"))))
                .withMessageStartingWith("Radiant: the implementation A is both ");
    }
}
