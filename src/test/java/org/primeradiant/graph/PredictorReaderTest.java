package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.LoggerSettings.Mode;
import org.primeradiant.settings.ParameterValue;

class PredictorReaderTest {
    private static final String DEPLOYMENT = """
            apiVersion: machinelearning.seldon.io/v1
            kind: SeldonDeployment
            metadata: {name: irises, namespace: flowers}
            spec:
              predictors:
                - name: main
                  labels: {version: v7}
                  componentSpecs:
                    - spec:
                        containers:
                          - {name: classifier, image: "radiant:0.1"}
                  graph: {name: classifier, type: MODEL}
                - name: canary
                  graph: {name: other, type: MODEL}
            """;

    private static final String NAMESPACE = "{apiVersion: v1, kind: Namespace, metadata: {name: flowers}}\n";

    private static Predictor read(String text, String wanted) {
        return new PredictorReader("graph.yaml").read(text, wanted);
    }

    private static Predictor read(String text) {
        return read(text, "");
    }

    @Test
    void readsAPredictorInYaml() {
        Predictor predictor = read("""
                name: main
                graph:
                  name: coin
                  implementation: RANDOM_ABTEST
                  methods: [SEND_FEEDBACK]
                  parameters:
                    - {name: ratioA, value: "0.3", type: DOUBLE}
                  children:
                    - name: a
                      type: MODEL
                      endpoint: {service_host: 10.0.0.1, service_port: 9000, type: REST}
                    - name: b
                      type: MODEL
                      endpoint: {service_host: host, service_port: 9500, httpPort: 9000, grpcPort: 9500, type: GRPC}
                """);

        PredictiveUnit coin = predictor.graph();
        assertThat(predictor.name()).isEqualTo("main");
        assertThat(coin.implementation()).isEqualTo("RANDOM_ABTEST");
        assertThat(coin.methods()).isEqualTo(Set.of(Operation.SEND_FEEDBACK));
        assertThat(coin.parameters()).isEqualTo(Map.of("ratioA", new ParameterValue(ParameterValue.Type.DOUBLE, 0.3)));
        assertThat(coin.children())
                .extracting(PredictiveUnit::path, PredictiveUnit::address)
                .containsExactly(
                        tuple("graph.children[0]", new Address("10.0.0.1", 9000, 0)),
                        tuple("graph.children[1]", new Address("host", 9000, 9500)));
    }

    @Test
    void readsTheLoggersOfNodes() {
        PredictiveUnit root = read("""
                name: main
                graph:
                  name: a
                  logger: {mode: all, url: "http://sink/?token=t"}
                  children:
                    - {name: b, logger: {mode: request}}
                    - {name: c, logger: {mode: response}}
                    - {name: d, logger: {url: "http://sink/"}}
                """).graph();

        assertThat(root.logger()).isEqualTo(new PredictiveUnit.Logger(Mode.ALL, "http://sink/?token=t"));
        assertThat(root.children())
                .extracting(child -> child.logger().mode())
                .containsExactly(Mode.REQUEST, Mode.RESPONSE, Mode.OFF);
    }

    @Test
    void refusesLoggersWithoutRepeatingTheirUrls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{graph: {name: a, logger: {mode: some, url: 'sink?secret'}}}"))
                .withMessageContaining("graph.logger.mode: must be one of [request, response, all], got 'some'")
                .withMessageContaining("graph.logger.url: must be an http or https URL with a host")
                .withMessageNotContaining("secret");
    }

    @Test
    void readsJsonWithTabs() {
        Predictor predictor =
                read("{\n\t\"name\":\"main\",\n\t\"graph\":{\"name\":\"m\",\t\"type\":\"MODEL\",\"children\":null}}");

        assertThat(predictor.graph().type()).isEqualTo(UnitType.MODEL);
    }

    @Test
    void takesTheOnlyPredictorOrTheOneThatIsNamed() {
        Predictor canary = read(DEPLOYMENT, "canary");
        Predictor main = read(DEPLOYMENT, "main");

        assertThat(canary.graph().name()).isEqualTo("other");
        assertThat(main)
                .extracting(Predictor::deployment, Predictor::namespace, Predictor::version, Predictor::images)
                .containsExactly("irises", "flowers", "v7", Map.of("classifier", "radiant:0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{type: GRPC}",
                "{type: REST}",
                "{service_host: localhost}",
                "{service_host: 0.0.0.0, type: REST}",
                "{service_host: '', service_port: 0}",
                "{httpPort: 0, grpcPort: 0}"
            })
    void takesANodeWhoseEndpointSaysNothingForAComponent(String endpoint) {
        Predictor predictor = read("{name: main, graph: {name: rows, type: MODEL, endpoint: " + endpoint + "}}");

        assertThat(predictor.graph().address()).isEqualTo(Address.NONE);
    }

    @Test
    void asksForThePortOfARemoteHost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{name: main, graph: {name: rows, endpoint: {service_host: models.example}}}"))
                .withMessageContaining("graph.endpoint: has no port: set service_port, httpPort or grpcPort");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NAMESPACE + "---\n" + DEPLOYMENT,
                DEPLOYMENT + "---\n" + NAMESPACE,
                DEPLOYMENT + "---\n",
                "---\n# nothing\n---\n" + DEPLOYMENT + "...\n---\n"
            })
    void findsTheSeldonDeploymentAmongSeveralDocuments(String text) {
        assertThat(read(text, "main").deployment()).isEqualTo("irises");
    }

    @Test
    void findsTheSeldonDeploymentInAList() {
        String text = "{apiVersion: v1, kind: List, items: [{kind: Secret}, {kind: SeldonDeployment,"
                + " metadata: {name: irises}, spec: {predictors: [{name: main, graph: {name: m}}]}}]}";

        assertThat(read(text).deployment()).isEqualTo("irises");
    }

    @Test
    void namesTheSeldonDeploymentsIfThereAreSeveral() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(DEPLOYMENT + "---\n" + DEPLOYMENT.replace("irises", "roses")))
                .withMessage(
                        "Radiant: graph.yaml has the SeldonDeployments [irises, roses], but only one can be served");
    }

    @Test
    void namesTheKindOfWhatIsNoSeldonDeployment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{kind: Workflow, spec: {templates: []}}"))
                .withMessage("Radiant: graph.yaml has no SeldonDeployment: its kind is Workflow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(NAMESPACE + "---\n{kind: CustomResourceDefinition}"))
                .withMessage(
                        "Radiant: graph.yaml has no SeldonDeployment: its kind is Namespace, CustomResourceDefinition");
    }

    @Test
    void mergesWhatAMergeKeyNames() {
        Predictor predictor = read("""
                name: main
                graph:
                  name: r
                  type: ROUTER
                  children:
                    - &m {name: a, type: MODEL, endpoint: {service_host: far, service_port: 9000}}
                    - {<<: *m, name: b}
                """);

        assertThat(predictor.graph().children())
                .extracting(PredictiveUnit::name, PredictiveUnit::type, PredictiveUnit::address)
                .containsExactly(
                        tuple("a", UnitType.MODEL, new Address("far", 9000, 0)),
                        tuple("b", UnitType.MODEL, new Address("far", 9000, 0)));
    }

    @Test
    void asksWhichOfSeveralPredictorsIsMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(DEPLOYMENT))
                .withMessage("Radiant: graph.yaml has the predictors [main, canary]; RADIANT_GRAPH_PREDICTOR must name"
                        + " one of them, got ''");
    }

    @Test
    void saysWhatIsWrongWithEachField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("""
                        name: main
                        graph:
                          name: r
                          type: ROOTER
                          childern: []
                          children:
                            - {name: m, methods: [PREDICT], endpoint: {service_port: 70000}}
                            - {name: m, parameters: [{name: depth, value: deep, type: INT}]}
                            - {type: MODEL}
                            - text
                        """))
                .withMessageContaining("graph.type: must be one of [UNKNOWN_TYPE, ROUTER, COMBINER, MODEL, TRANSFORMER,"
                        + " OUTPUT_TRANSFORMER], got 'ROOTER'")
                .withMessageContaining("graph.childern: unknown field; known fields are [children, endpoint,")
                .withMessageContaining(
                        "graph.children[0].methods[0]: must be one of [ROUTE, AGGREGATE, TRANSFORM_INPUT,"
                                + " TRANSFORM_OUTPUT, SEND_FEEDBACK], got 'PREDICT'")
                .withMessageContaining("graph.children[0].endpoint.service_port: must be a port, 0 to 65535, got 70000")
                .withMessageContaining("graph.children[1].name: 'm' is already the name of graph.children[0]")
                .withMessageContaining(
                        "graph.children[1].parameters[0] (depth): must be an INT, FLOAT, DOUBLE, STRING or"
                                + " BOOL, got 'deep' as 'INT'")
                .withMessageContaining("graph.children[2].name: is missing")
                .withMessageContaining("graph.children[3]: must be an object");
    }

    @Test
    void refusesANodeThatContainsItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read("{name: main, graph: &r {name: r, type: ROUTER, children: [{name: a, children: [*r]}]}}"))
                .withMessage("Radiant: graph.yaml cannot be read: *r refers to a node that contains it,"
                        + " at line 1, column 80");
    }

    @Test
    void readsThirtyNodesOneUnderAnotherAndNoMoreThanTheLevelsOfYaml() {
        assertThat(read(chain(30)).graph().children()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(chain(10_000)))
                .withMessageStartingWith("Radiant: graph.yaml cannot be read: it is nested deeper than 64 levels");
    }

    private static String chain(int nodes) {
        StringBuilder text = new StringBuilder("{spec: {predictors: [{graph: ");
        for (int i = 0; i < nodes - 1; i++) {
            text.append("{name: n" + i + ", children: [");
        }
        return text.append("{name: leaf}")
                .append("]}".repeat(nodes - 1))
                .append("}]}}")
                .toString();
    }

    @Test
    void refusesWhatIsNoGraph() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("just text"))
                .withMessage("Radiant: graph.yaml must be a PredictorSpec or a SeldonDeployment in YAML or JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{name: main}"))
                .withMessageContaining("graph: is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{name: [}"))
                .withMessageStartingWith("Radiant: graph.yaml cannot be read: ");
    }
}
