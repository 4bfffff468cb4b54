package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Serves the pipeline of the documentation from the released WAR, with settings alone and no added beans. */
@ExtendWith(ArquillianExtension.class)
class PipelineIT {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pipeline"));
        Files.writeString(folder.resolve("pipeline.json"), PipelinesPage.FILES.get(0));
        return RadiantWar.with(
                Map.of("RADIANT_PIPELINE", folder.toAbsolutePath().toString(), "RADIANT_MODEL_NAME", "test_model"));
    }

    /** Compares with a tolerance, because the last digits may depend on the machine. */
    private static void assertSame(String got, String shown) {
        double[] numbers = numbers(shown);
        assertThat(numbers(got)).containsExactly(numbers, within(1e-15));
        assertThat(NUMBER.matcher(got).replaceAll("#"))
                .isEqualTo(NUMBER.matcher(shown).replaceAll("#"));
    }

    private static double[] numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void answersAsTheDocumentationShows() {
        assertThat(PipelinesPage.REQUESTS).hasSize(3);
        for (PipelinesPage.Request request : PipelinesPage.REQUESTS) {
            HttpResponse<String> answer = Http.post("/predict", request.body());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertSame(answer.body(), request.answer());
        }
    }

    @Test
    void answersCallersOfSeldonServer() {
        String features = "{\"channel\":\"web\",\"nights\":5,\"days-ahead\":73,\"consumer_key\":\"x\"}";

        HttpResponse<String> answer =
                Http.get("/predict?client=test1&json=" + URLEncoder.encode(features, StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"classId\":\"kept\"").contains("\"classId\":\"cancelled\"");
        assertThat(numbers(answer.body())).contains(new double[] {0.41338242108267}, within(1e-14));
    }

    @Test
    void refusesWhatDoesNotFit() {
        HttpResponse<String> answer = Http.post("/predict", "{\"jsonData\":{\"channel\":\"web\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("pipeline: row 0: feature 'days-ahead' is missing, and no step fills it in");
    }

    @Test
    void describesItself() {
        assertThat(Http.get("/metadata").body())
                .contains("\"name\":\"test_model\"")
                .contains("\"names\":[\"id\",\"nights\",\"days-ahead\",\"channel\"]");
        assertThat(Http.get("/components").body())
                .contains("\"name\":\"pipeline\"")
                .doesNotContain("iris");
    }
}
