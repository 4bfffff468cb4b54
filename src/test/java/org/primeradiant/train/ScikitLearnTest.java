package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.pipeline.LinearRegression;
import org.primeradiant.pipeline.LogisticRegression;
import org.primeradiant.pipeline.Regression;

/**
 * Compares the fits with those of scikit-learn 1.9.1 on the same rows: {@code LogisticRegression(C=1, tol=1e-14,
 * solver="newton-cg")} and {@code Ridge(alpha=1)}, on rows standardized with the population standard deviation.
 */
class ScikitLearnTest {
    private static Regression fit(String data, SampleReader reader) {
        Sheet sheet = SheetReader.read(Path.of("src/test/resources/data", data), ",");
        return new PipelineTraining(reader.read(sheet), Recipe.DEFAULT, line -> {})
                .run(0, 1)
                .pipeline()
                .regression();
    }

    /** The solvers of scikit-learn differ from each other by 1e-6. */
    @Test
    void findsTheSameModelOfThreeClasses() {
        LogisticRegression model = (LogisticRegression) fit("wine_data.csv", SampleReader.DEFAULT);

        assertThat(model.regression().intercept(0)).isCloseTo(0.4123433438, within(2e-6));
        assertThat(model.regression().intercept(1)).isCloseTo(0.7048385817, within(2e-6));
        assertThat(model.regression().intercept(2)).isCloseTo(-1.1171818685, within(2e-6));
        assertThat(model.regression().coefficient(0, 0)).isCloseTo(0.8101362010, within(2e-6));
        assertThat(model.regression().coefficient(0, 1)).isCloseTo(0.2038042784, within(2e-6));
        assertThat(model.regression().coefficient(0, 2)).isCloseTo(0.4722028885, within(2e-6));
    }

    @Test
    void findsTheSameModelOfTwoClasses() {
        LogisticRegression model = (LogisticRegression) fit("breast_cancer.csv", SampleReader.DEFAULT);

        assertThat(model.regression().intercept(1)).isCloseTo(0.2145027174, within(2e-6));
        assertThat(model.regression().coefficient(1, 0)).isCloseTo(-0.3630925319, within(2e-6));
        assertThat(model.regression().coefficient(1, 1)).isCloseTo(-0.3876754424, within(2e-6));
        assertThat(model.regression().coefficient(1, 2)).isCloseTo(-0.3510621187, within(2e-6));
    }

    /** Both solve the equations directly, so only rounding differs. */
    @Test
    void findsTheSameLinearModel() {
        SampleReader prolineOfWine =
                new SampleReader("f13", TargetReader.Wanted.AUTO, List.of("class"), List.of(), CellFormat.DEFAULT);

        LinearRegression model = (LinearRegression) fit("wine_data.csv", prolineOfWine);

        assertThat(model.intercept()).isCloseTo(746.8932584270, within(1e-9));
        assertThat(model.coefficient(0)).isCloseTo(107.5619784627, within(1e-9));
        assertThat(model.coefficient(1)).isCloseTo(-14.3792164176, within(1e-9));
        assertThat(model.coefficient(2)).isCloseTo(62.7059200936, within(1e-9));
    }
}
