package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.repository.NodeModels;
import org.primeradiant.settings.GraphSettings;
import org.primeradiant.settings.Settings;

/** A graph shares its name with no component, because callers of the Open Inference Protocol name one or the other. */
class GraphsTest {
    private static final class Echo implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    private static Graphs graphs(String yaml) {
        String encoded = Base64.getEncoder().encodeToString(yaml.getBytes(StandardCharsets.UTF_8));
        Microservices.Deployment deployment = Microservices.deployment(Map.of("echo", new Echo()));
        Graphs graphs = new Graphs();
        graphs.settings = Settings.read(Map.of(GraphSettings.ENCODED, encoded)::get);
        graphs.registry = deployment.registry();
        graphs.nodeFactory = deployment.nodes();
        graphs.repository = new ModelRepository() {
            @Override
            public NodeModels nodeModels() {
                return NodeModels.ofDeployment();
            }
        };
        graphs.log = new PayloadLog();
        return graphs;
    }

    @Test
    void refuseAPredictorWithTheNameOfAComponent() {
        assertThatIllegalArgumentException()
                .isThrownBy(graphs("{name: echo, graph: {name: m1, type: MODEL,"
                        + " endpoint: {service_host: 127.0.0.1, httpPort: 1}}}")::open)
                .withMessageContaining("the graph in ENGINE_PREDICTOR and a component are both named 'echo'")
                .withMessageContaining("rename one of them");
    }

    @Test
    void refuseADeploymentWithTheNameOfAComponent() {
        Graphs graphs = graphs("{kind: SeldonDeployment, metadata: {name: echo}, spec: {predictors: [{name: p,"
                + " graph: {name: m1, type: MODEL, endpoint: {service_host: 127.0.0.1, httpPort: 1}}}]}}");

        assertThatIllegalArgumentException().isThrownBy(graphs::open).withMessageContaining("both named 'echo'");
        assertThat(graphs.graph()).isEmpty();
    }
}
