package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;

class LegacyWriterTest {
    private static final List<Prediction> PREDICTIONS =
            List.of(new Prediction(0.9, "1", 0.7), new Prediction(0.1, "a \"b\"", 1));

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static String text(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void writesRecommendations() throws IOException {
        List<ScoredItem> items = List.of(new ScoredItem(Long.MAX_VALUE, 1), new ScoredItem(-3, 0.9));

        assertThat(text(out -> LegacyWriter.writeRecommended(items, out)))
                .isEqualTo(
                        "{\"recommended\":[{\"item\":9223372036854775807,\"score\":1.0},{\"item\":-3,\"score\":0.9}]}");
        assertThat(text(out -> LegacyWriter.writeRecommended(List.of(), out))).isEqualTo("{\"recommended\":[]}");
    }

    @Test
    void writesPredictionsAsThePageShowsThem() throws IOException {
        assertThat(text(out -> LegacyWriter.writePredictions(PREDICTIONS, out)))
                .isEqualTo("{\"predictions\":[{\"score\":0.9,\"classId\":\"1\",\"confidence\":0.7},"
                        + "{\"score\":0.1,\"classId\":\"a \\\"b\\\"\",\"confidence\":1.0}]}");
        assertThat(text(out -> LegacyWriter.writePredictions(List.of(), out))).isEqualTo("{\"predictions\":[]}");
    }

    @Test
    void writesPredictionsAsTheServerReadsThem() throws IOException {
        assertThat(text(out -> LegacyWriter.writePredictions(PREDICTIONS, "test_model", out)))
                .isEqualTo("{\"predictions\":[{\"prediction\":0.9,\"predictedClass\":\"1\",\"confidence\":0.7},"
                        + "{\"prediction\":0.1,\"predictedClass\":\"a \\\"b\\\"\",\"confidence\":1.0}],"
                        + "\"meta\":{\"modelName\":\"test_model\"}}");
    }

    @Test
    void writesAnyValue() throws IOException {
        String json = "[1,\"two\",{\"n\":null}]";

        assertThat(text(out -> LegacyWriter.writeValue(
                        Payload.json(JsonText.value(json.getBytes(), 0, json.length(), Allowance.UNLIMITED)), out)))
                .isEqualTo(json);
        assertThat(text(out -> LegacyWriter.writeValue(Payload.text("a"), out))).isEqualTo("\"a\"");
        assertThat(text(out -> LegacyWriter.writeValue(Payload.data(Tensor.of(new double[][] {{1, 2}, {3, 4}})), out)))
                .isEqualTo("[[1.0,2.0],[3.0,4.0]]");
        Tensors table = Tensors.of("a", Tensor.of(new int[] {1}, 1L)).with("b", Tensor.of(new int[] {1}, 2L));
        assertThat(text(out -> LegacyWriter.writeValue(table, out))).isEqualTo("[[1,2]]");
        assertThat(text(out -> LegacyWriter.writeValue(table.with("c", Tensor.of(new int[0], true)), out)))
                .isEqualTo("{\"a\":[1],\"b\":[2],\"c\":true}");
        assertThatIllegalArgumentException().isThrownBy(() -> text(out -> LegacyWriter.writeValue(Payload.NONE, out)));
    }
}
