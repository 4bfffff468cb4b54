package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

class IrisClassifierTest {
    private final IrisClassifier iris = new IrisClassifier();

    private double[] predict(double... flower) {
        return iris.predict(Tensor.of(new int[] {1, 4}, flower), Call.none()).doubles();
    }

    /** The first flower of each species in Fisher's data; none is near a decision boundary. */
    @ParameterizedTest
    @CsvSource({"5.1, 3.5, 1.4, 0.2, setosa", "7.0, 3.2, 4.7, 1.4, versicolor", "6.3, 3.3, 6.0, 2.5, virginica"})
    void tellsTheSpeciesOfKnownFlowers(double a, double b, double c, double d, String species) {
        double[] probabilities = predict(a, b, c, d);

        assertThat(probabilities[iris.classNames().indexOf(species)]).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @CsvSource({"5.1, 3.5, 1.4, 0.2", "0, 0, 0, 0", "-1000, 1000, -1000, 1000"})
    void answersProbabilitiesThatAddUpToOne(double a, double b, double c, double d) {
        double[] probabilities = predict(a, b, c, d);

        assertThat(probabilities).hasSize(3);
        assertThat(probabilities[0] + probabilities[1] + probabilities[2]).isCloseTo(1, within(1e-15));
    }

    @Test
    void namesTheSpecies() {
        assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
    }

    @Test
    void answersARowForEachFlower() {
        Tensor flowers = Tensor.of(new double[][] {{5.1, 3.5, 1.4, 0.2}, {6.3, 3.3, 6.0, 2.5}});

        Tensor answer = iris.predict(flowers, Call.none());

        assertThat(answer.shape()).containsExactly(2, 3);
        assertThat(answer.doubles()).startsWith(predict(5.1, 3.5, 1.4, 0.2)).endsWith(predict(6.3, 3.3, 6.0, 2.5));
    }

    @Test
    void answersNoRowsForNoFlowers() {
        Tensor answer = iris.predict(Tensor.of(new int[] {0, 4}, new double[0]), Call.none());

        assertThat(answer.shape()).containsExactly(0, 3);
    }

    @Test
    void takesAnyKindOfNumber() {
        Tensor ints = Tensor.of(new int[] {1, 4}, 5, 4, 1, 0);
        Tensor floats = Tensor.of(new int[] {1, 4}, 5f, 4f, 1f, 0f);

        assertThat(iris.predict(ints, Call.none())).isEqualTo(iris.predict(floats, Call.none()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void rejectsWhatAreNoFlowers(Tensor tensor) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> iris.predict(tensor, Call.none()))
                .withMessageStartingWith("iris takes n rows of 4 numbers [sepal length (cm), sepal width (cm),"
                        + " petal length (cm), petal width (cm)], got ")
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    private static Stream<Tensor> misfits() {
        return Stream.of(
                Tensor.of(new int[] {4}, 5.1, 3.5, 1.4, 0.2),
                Tensor.of(new int[] {1, 3}, 5.1, 3.5, 1.4),
                Tensor.of(new int[] {1, 5}, 5.1, 3.5, 1.4, 0.2, 0.0),
                Tensor.of(new int[] {1, 4, 1}, 5.1, 3.5, 1.4, 0.2),
                Tensor.of(new int[] {1, 4}, "5.1", "3.5", "1.4", "0.2"),
                Tensor.of(new int[] {1, 4}, true, true, true, false));
    }

    @Test
    void saysWhatItGotInstead() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> iris.predict(Tensor.of(new int[] {1, 3}, 5.1, 3.5, 1.4), Call.none()))
                .withMessageEndingWith("got DOUBLE of shape [1, 3]");
    }

    @Test
    void answersTheSameWhetherOrNotItWasLoaded() {
        IrisClassifier loaded = new IrisClassifier();
        loaded.load();
        Tensor flower = Tensor.of(new int[] {1, 4}, 5.1, 3.5, 1.4, 0.2);

        assertThat(loaded.predict(flower, Call.none())).isEqualTo(iris.predict(flower, Call.none()));
    }

    @Test
    void describesItself() {
        ModelMetadata metadata = iris.metadata();

        assertThat(metadata.name()).isEqualTo("iris");
        assertThat(metadata.versions()).containsExactly("1");
        assertThat(metadata.inputs())
                .containsExactly(
                        tensor("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"));
        assertThat(metadata.outputs()).containsExactly(tensor("setosa", "versicolor", "virginica"));
        assertThat(metadata.custom()).containsEntry("trainingRows", "150");
    }

    private static MessageMetadata tensor(String... names) {
        return MessageMetadata.of(
                "tensor",
                Json.createObjectBuilder(Map.of("names", List.of(names), "shape", List.of(names.length)))
                        .build());
    }

    @Test
    void isRightOnNearlyAllFlowersItHasSeen() {
        double accuracy = Double.parseDouble(iris.metadata().custom().get("trainingAccuracy"));

        assertThat(accuracy).isBetween(0.95, 1.0);
    }
}
