package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;

class PredictionsTest {
    /** Returns its input. */
    static class Classes implements Model<Payload, Payload> {
        @Override
        public Payload predict(Payload input, Call call) {
            return input;
        }

        @Override
        public List<String> classNames() {
            return List.of("setosa", "");
        }
    }

    static class Chosen implements Model<double[], List<Prediction>> {
        @Override
        public List<Prediction> predict(double[] input, Call call) {
            return List.of(new Prediction(0.9, "1", 0.7), new Prediction(0.1, "2", 0.7));
        }
    }

    // A strong reference: the level would be lost if the logger were garbage-collected.
    private final Logger logger = Logger.getLogger(Predictions.class.getName());

    @BeforeEach
    void silenceTheLog() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void restoreTheLog() {
        logger.setLevel(null);
    }

    private static List<Prediction> predictions(Payload payload) throws Exception {
        return Predictions.ofAnswer(payload, Microservices.of(new Classes()), Caller.NONE);
    }

    @Test
    void areTheFirstRowOfNumbers() throws Exception {
        Tensor rows = Tensor.of(new double[][] {{0.25, 0.5, 0.125}, {1, 0, 0}});

        assertThat(predictions(Payload.data(rows)))
                .containsExactly(
                        new Prediction(0.25, "setosa", 0.25),
                        new Prediction(0.5, "1", 0.5),
                        new Prediction(0.125, "2", 0.125));
    }

    @Test
    void areAVectorOrASingleNumber() throws Exception {
        Prediction half = new Prediction(0.5, "setosa", 0.5);

        assertThat(predictions(Payload.data(Tensor.of(new int[] {1}, 0.5)))).containsExactly(half);
        assertThat(predictions(Payload.data(Tensor.of(new int[] {}, 0.5)))).containsExactly(half);
    }

    @Test
    void areTheFirstRowOfTensorsThatMakeATable() throws Exception {
        Tensors table = Tensors.of("a", Tensor.of(new int[] {2}, 0.25, 0)).with("b", Tensor.of(new int[] {2}, 0.75, 1));

        assertThat(Predictions.of(table, Microservices.of(new Classes()), Caller.NONE))
                .containsExactly(new Prediction(0.25, "setosa", 0.25), new Prediction(0.75, "1", 0.75));
    }

    @Test
    void areNoneWithoutClasses() throws Exception {
        assertThat(predictions(Payload.data(Tensor.of(new int[] {1, 0}, new double[0]))))
                .isEmpty();
    }

    @Test
    void areWhatTheModelChooses() throws Exception {
        Microservice model = Microservices.of(new Chosen());

        assertThat(Predictions.of(Payload.data(Tensor.of(new int[] {1}, 1.0)), model, Caller.NONE))
                .containsExactly(new Prediction(0.9, "1", 0.7), new Prediction(0.1, "2", 0.7));
    }

    @Test
    void areReadFromJsonInBothForms() throws Exception {
        String form = "{\"predictions\":[{\"prediction\":0.75,\"predictedClass\":\"a\"},"
                + "{\"score\":1,\"classId\":2,\"confidence\":0.5}]}";

        assertThat(predictions(Payload.json(JsonText.value(form.getBytes(), 0, form.length(), Allowance.UNLIMITED))))
                .containsExactly(new Prediction(0.75, "a", 0.75), new Prediction(1, "2", 0.5));
    }

    @Test
    void failWithoutARow() {
        assertFails(Payload.data(Tensor.of(new int[] {0, 3}, new double[0])), "classes.predict answered no row");
    }

    @Test
    void failOnNumbersThatAreNotFinite() {
        assertFails(
                Payload.data(Tensor.of(new int[] {1, 2}, Double.NaN, 1e-7)),
                "classes.predict answered a number that is not finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[{\"score\":1}]", "[{\"classId\":\"a\"}]", "[{\"score\":\"1\",\"classId\":\"a\"}]"})
    void failOnAListOfSomethingElse(String json) {
        assertFails(
                Payload.json(JsonText.value(json.getBytes(), 0, json.length(), Allowance.UNLIMITED)),
                "classes.predict answered a list that contains something other than predictions");
    }

    @Test
    void failOnAnotherPayload() {
        assertFails(
                Payload.text("setosa"),
                "classes.predict answered strData, which holds no predictions; answer numbers or a List<Prediction>");
    }

    private static void assertFails(Payload payload, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> predictions(payload))
                .withMessage(text)
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }
}
