package org.primeradiant.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Parameter;
import org.primeradiant.api.Router;
import org.primeradiant.api.Transformer;
import org.primeradiant.deploying.SeldonDeployment.Implementation;
import org.primeradiant.deploying.SeldonDeployment.PredictiveUnit;
import org.primeradiant.deploying.SeldonDeployment.Type;
import org.primeradiant.settings.ParameterValue;

/** Checks that the graph of the SeldonDeployment matches its containers and the components they serve. */
class SeldonManifestTest {
    private static final Map<Type, Class<?>> ROLES = Map.of(
            Type.MODEL, Model.class,
            Type.ROUTER, Router.class,
            Type.COMBINER, Combiner.class,
            Type.TRANSFORMER, Transformer.class,
            Type.OUTPUT_TRANSFORMER, OutputTransformer.class);

    static List<PredictiveUnit> nodes() {
        return SeldonGraph.root().withDescendants().toList();
    }

    @Test
    void hasEveryTypeOfNode() {
        assertThat(nodes())
                .extracting(PredictiveUnit::type)
                .containsOnlyOnceElementsOf(
                        Set.of(Type.ROUTER, Type.COMBINER, Type.TRANSFORMER, Type.OUTPUT_TRANSFORMER))
                .containsAll(Set.of(Type.values()));
    }

    @Test
    void hasAContainerForEachNode() {
        assertThat(nodes())
                .extracting(PredictiveUnit::implementation)
                .containsOnly(Implementation.UNKNOWN_IMPLEMENTATION);
        assertThat(SeldonGraph.containers())
                .extracting(Container::getName)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        nodes().stream().map(PredictiveUnit::name).toList());
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void givesChildrenToWhatNeedsThem(PredictiveUnit node) {
        int children = node.children().size();

        switch (node.type()) {
            case ROUTER, COMBINER -> assertThat(children).isGreaterThan(1);
            case MODEL -> assertThat(children).isZero();
            case TRANSFORMER, OUTPUT_TRANSFORMER -> assertThat(children).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void servesAComponentOfTheNodesRole(PredictiveUnit node) {
        assertThat(ROLES.get(node.type())).isAssignableFrom(SeldonGraph.bean(node));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void givesParametersThatTheComponentTakes(PredictiveUnit node) {
        Stream<Field> fields = Arrays.stream(SeldonGraph.bean(node).getDeclaredFields());
        List<String> taken = fields.filter(field -> field.isAnnotationPresent(Parameter.class))
                .map(field -> field.getAnnotation(Parameter.class).value())
                .toList();

        assertThat(node.parameters())
                .extracting(SeldonDeployment.Parameter::name)
                .containsExactlyElementsOf(taken);
        assertThat(node.parameters())
                .allSatisfy(parameter -> ParameterValue.parse(parameter.type(), parameter.value()));
    }

    @Test
    void callsAllNodesTheSameWay() {
        assertThat(nodes().stream().map(PredictiveUnit::endpoint).distinct()).hasSize(1);
    }

    @Test
    void runsTheImageThatThePageBuilds() {
        List<String> images = SeldonGraph.containers().stream()
                .map(Container::getImage)
                .distinct()
                .toList();

        assertThat(images).hasSize(1);
        assertThat(Manifests.read(Path.of("docs/deploying.md"))).contains("docker build -t " + images.get(0) + " ");
    }

    @Test
    void annotatesWithWholeNumbers() {
        assertThat(Manifests.only(SeldonDeployment.class, "seldon.yaml").spec().annotations())
                .containsOnlyKeys("seldon.io/rest-timeout", "seldon.io/grpc-timeout", "seldon.io/grpc-max-message-size")
                .allSatisfy((name, value) -> assertThat(value).matches("[1-9][0-9]*"));
    }

    @Test
    void namesAComponentOnlyWhereTheNodeIsCalledOtherwise() {
        for (Container container : SeldonGraph.containers()) {
            assertThat(container.getEnv()).extracting(EnvVar::getValue).doesNotContain(container.getName());
        }
    }
}
