package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.json.Allowance;

/** Checks the files and requests that the page about pipelines shows. */
class PipelinesPageTest {
    @TempDir
    private Path folder;

    private PipelineModel loaded(String file) throws IOException {
        Files.writeString(folder.resolve("pipeline.json"), file);
        PipelineModel model = new PipelineModel(folder, "test_model");
        model.load();
        return model;
    }

    private static Payload payload(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return JsonReader.message(bytes, 0, bytes.length, Allowance.UNLIMITED).payload();
    }

    @Test
    void showsTwoFilesThatCanBeLoaded() throws IOException {
        assertThat(PipelinesPage.FILES).hasSize(2);
        assertThat(loaded(PipelinesPage.FILES.get(0)).classNames()).containsExactly("kept", "cancelled");
        assertThat(loaded(PipelinesPage.FILES.get(1)).classNames()).containsExactly("rent");
    }

    @Test
    void showsRequestsWithTheirAnswers() throws IOException {
        PipelineModel model = loaded(PipelinesPage.FILES.get(0));

        assertThat(PipelinesPage.REQUESTS).hasSize(3);
        for (PipelinesPage.Request request : PipelinesPage.REQUESTS) {
            Data shown = (Data) payload(request.answer());
            Tensor answer = model.predict(payload(request.body()), Call.none());
            assertThat(shown.names()).isEqualTo(model.classNames());
            assertThat(shown.tensor().shape()).isEqualTo(answer.shape());
            // The last digit of Math.exp may depend on the machine.
            assertThat(shown.tensor().doubles()).containsExactly(answer.doubles(), within(1e-15));
        }
    }

    /** -1.5 + 0.25 (5 - 3) / 2 + 2 · 73 / 365 + 0.5 is -0.35, and 1 / (1 + exp 0.35) is 0.4134. */
    @Test
    void showsAProbabilityThatIsRight() {
        assertThat(PipelinesPage.REQUESTS.get(0).answer()).contains("0.41338242108267");
    }

    @Test
    void predictsARentOfASmallFlat() throws IOException {
        Payload flat = payload("{\"data\":{\"ndarray\":[[80,3,\"Elm Street\"]]}}");

        assertThat(loaded(PipelinesPage.FILES.get(1)).predict(flat, Call.none()).doubles())
                .containsExactly(1050);
    }

    @Test
    void showsTheErrorOfItsOwnFile() throws IOException {
        assertThat(PipelinesPage.TEXT).contains("/srv/bookings/pipeline.json line 12, steps[1].columns[0].value: ");
        assertThat(PipelinesPage.FILES.get(0).lines().skip(11).findFirst().orElseThrow())
                .contains("\"value\"");
    }
}
