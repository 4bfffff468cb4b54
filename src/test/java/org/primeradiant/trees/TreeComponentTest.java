package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

class TreeComponentTest {
    private static final double[] ROW = {5.1, 3.5, 1.4, 0.2};

    private static TreeComponent served(String name) {
        String library = name.startsWith("xgb") ? "xgboost" : "lightgbm";
        return new TreeComponent(name, library, Golden.of(name).model(name.startsWith("xgb") ? ".json" : ".txt"));
    }

    private static Data rows(List<String> names, int columns, Object values) {
        int count = Array.getLength(values) / columns;
        return new Data(Tensor.wrap(new int[] {count, columns}, values), names, Form.NDARRAY);
    }

    private static double[] predict(TreeComponent model, Payload input) {
        return model.predict(input, Call.none()).doubles();
    }

    private static Payload json(String text) {
        return Payload.json(Json.createReader(new StringReader(text)).readValue());
    }

    private static Call call(Map<String, String> headers, String tag) {
        Caller caller = name -> Optional.ofNullable(headers.get(name));
        Meta meta = tag.isEmpty()
                ? Meta.EMPTY
                : new Meta("", Map.of("output", Json.createValue(tag)), Map.of(), Map.of(), List.of());
        return new Call("", meta, List.of(), caller);
    }

    @Test
    void answersAVectorWhereTheLibraryDoes() {
        Golden golden = Golden.of("xgb-binary");

        Tensor answer = served("xgb-binary").predict(rows(List.of(), 30, golden.rows()), Call.none());

        assertThat(answer.shape()).containsExactly(50);
        assertThat(answer.doubles()).containsExactly(golden.numbers("predict"), within(2e-7));
    }

    @Test
    void answersAProbabilityForEachClass() {
        TreeComponent model = served("xgb-multi");

        assertThat(model.predict(rows(List.of(), 4, ROW), Call.none()).shape()).containsExactly(1, 3);
        assertThat(model.classNames()).containsExactly("0", "1", "2");
    }

    @Test
    void takesColumnsByName() {
        TreeComponent model = served("xgb-multi");
        double[] reordered = {0.2, 5.1, 1.4, 3.5};

        assertThat(predict(model, rows(List.of("pw", "sl", "pl", "sw"), 4, reordered)))
                .isEqualTo(predict(model, rows(List.of(), 4, ROW)));
    }

    @Test
    void takesTensorsByNameAsColumns() {
        TreeComponent model = served("xgb-multi");
        int[] one = {1, 1};
        Tensors columns = Tensors.of("pw", Tensor.of(one, 0.2))
                .with("sl", Tensor.of(one, 5.1))
                .with("pl", Tensor.of(one, 1.4))
                .with("sw", Tensor.of(one, 3.5));

        assertThat(predict(model, columns)).isEqualTo(predict(model, rows(List.of(), 4, ROW)));
        assertThat(predict(model, Tensors.of("input-0", Tensor.of(new int[] {1, 4}, ROW))))
                .isEqualTo(predict(model, rows(List.of(), 4, ROW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t:0,t:1,t:2,t:3", "0,1,2,3", "sl,sw,pl,pw"})
    void takesColumnsInOrder(String names) {
        TreeComponent model = served("xgb-multi");

        assertThat(predict(model, rows(List.of(names.split(",")), 4, ROW)))
                .isEqualTo(predict(model, rows(List.of(), 4, ROW)));
    }

    @Test
    void ignoresNamesIfTheModelWasTrainedWithoutAny() {
        TreeComponent model = served("lgb-multi");

        assertThat(predict(model, rows(List.of("pw", "sl", "pl", "sw"), 4, ROW)))
                .isEqualTo(predict(model, rows(List.of(), 4, ROW)));
    }

    @Test
    void takesAnObjectForEachRow() {
        TreeComponent model = served("xgb-multi");

        assertThat(predict(model, json("[{\"pw\": 0.2, \"sl\": \"5.1\", \"pl\": 1.4, \"sw\": 3.5}]")))
                .isEqualTo(predict(model, rows(List.of(), 4, ROW)));
        assertThat(predict(model, json("{\"pw\": 0.2, \"pl\": null}")))
                .isEqualTo(predict(model, rows(List.of(), 4, new double[] {Double.NaN, Double.NaN, Double.NaN, 0.2})));
    }

    @Test
    void takesCategoriesByTheirNames() {
        TreeComponent model = served("xgb-categorical");

        assertThat(predict(model, rows(List.of(), 3, new String[] {"c03", "4.7", "b"})))
                .isEqualTo(predict(model, rows(List.of(), 3, new double[] {3, 4.7, 1})));
        assertThat(predict(model, json("{\"colour\": \"c11\", \"x\": 4.7, \"few\": \"\"}")))
                .isEqualTo(predict(model, rows(List.of(), 3, new double[] {11, 4.7, Double.NaN})));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"colour\": \"c12\"}', 'feature colour has no such category; the model was trained with 12'",
        "'{\"x\": \"much\"}', the feature x must be a number",
        "'{\"x\": \"0x1p3\"}', the feature x must be a number",
        "'{\"x\": [1]}', the feature x must be a number or a text",
        "'{\"z\": 1}', has no feature 'z'",
        "'[[1, 2, 3]]', 'takes an object of features, or an array of such objects, as jsonData'",
        "3, 'takes an object of features, or an array of such objects, as jsonData'"
    })
    void refusesWhatIsNoRow(String input, String text) {
        assertRefused(json(input), text);
    }

    @Test
    void refusesOtherColumns() {
        assertRefused(rows(List.of(), 4, ROW), "takes rows of 3 features, got data of shape [1, 4]");
        assertRefused(Payload.data(Tensor.of(new int[] {}, 1.0)), "takes rows of 3 features, got data of shape []");
        assertRefused(rows(List.of("x", "x", "few"), 3, new double[3]), "got the feature x twice");
        assertRefused(rows(List.of("x", "few"), 3, new double[3]), "takes a name for each of 3 columns, got 2");
        assertRefused(rows(List.of("x", "few", "z"), 3, new double[3]), "has no feature 'z'");
        assertRefused(Payload.text("a"), "takes data or jsonData, got strData");
        assertRefused(
                Tensors.of("x", Tensor.of(new int[] {1}, 1.0)).with("few", Tensor.of(new int[] {2}, 1.0, 2.0)),
                "takes data or jsonData, got tensors that are not columns of the same length");
    }

    private static void assertRefused(Payload input, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> predict(served("xgb-categorical"), input))
                .withMessageContaining(text)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void answersMarginsIfAsked() {
        Golden golden = Golden.of("xgb-binary");
        Data rows = rows(List.of(), 30, golden.rows());

        double[] byTag =
                served("xgb-binary").predict(rows, call(Map.of(), "margin")).doubles();

        assertThat(byTag).containsExactly(golden.numbers("margin"), within(1e-6));
        assertThat(served("xgb-binary")
                        .predict(rows, call(Map.of("Radiant-Output", "margin"), ""))
                        .doubles())
                .isEqualTo(byTag);
    }

    /** They sum up to the margin; how they are divided, ContributionsTest compares with the libraries. */
    @ParameterizedTest
    @CsvSource({"xgb-binary, 30, 1", "lgb-multi, 4, 3"})
    void answersContributionsIfAsked(String name, int features, int outputs) {
        Golden golden = Golden.of(name);
        int count = 130; // more than two blocks
        double[] input = new double[count * features];
        for (int i = 0; i < input.length; i++) {
            input[i] = golden.rows()[i % golden.rows().length];
        }
        Data rows = rows(List.of(), features, input);

        Tensor answer = served(name).predict(rows, call(Map.of(), "contribution"));
        double[] margins = served(name).predict(rows, call(Map.of(), "margin")).doubles();

        assertThat(answer.shape())
                .isEqualTo(outputs == 1 ? new int[] {count, features + 1} : new int[] {count, outputs, features + 1});
        for (int i = 0; i < margins.length; i++) {
            double sum = 0;
            for (int feature = 0; feature <= features; feature++) {
                sum += answer.doubleAt(i * (features + 1) + feature);
            }
            assertThat(sum).isCloseTo(margins[i], within(1e-5)); // XGBoost adds up floats
        }
    }

    @Test
    void refusesContributionsWhereTheModelHasNone() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served("lgb-linear")
                        .predict(rows(List.of(), 3, Golden.of("lgb-linear").rows()), call(Map.of(), "contribution")))
                .withMessage("the model has no contributions of features");
    }

    @Test
    void refusesToAnswerWhatItDoesNotKnow() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(
                        () -> served("xgb-binary").predict(rows(List.of(), 30, new double[30]), call(Map.of(), "x")))
                .withMessageStartingWith(
                        "the tag output and the header Radiant-Output must be one of [prediction, margin");
    }

    @Test
    void paysForRowsThatSayLittle() {
        Caller poor = new Caller() {
            @Override
            public Optional<String> header(String name) {
                return Optional.empty();
            }

            @Override
            public void reserve(long bytes) {
                if (bytes > 1000) {
                    throw new SeldonException(Reason.TOO_LARGE, bytes + " bytes");
                }
            }
        };

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served("xgb-multi")
                        .predict(json("[" + "{},".repeat(99) + "{}]"), new Call("", Meta.EMPTY, List.of(), poor)))
                .withMessage("3200 bytes");
    }

    @Test
    void describesTheModel() {
        assertThat(served("xgb-multi").metadata().custom())
                .containsEntry("objective", "multi:softprob")
                .containsEntry("features", "4")
                .containsEntry("trees", "45");
        assertThat(served("xgb-multi").metadata().inputs().get(0).schema().toString())
                .isEqualTo("{\"names\":[\"sl\",\"sw\",\"pl\",\"pw\"],\"shape\":[4]}");
    }
}
