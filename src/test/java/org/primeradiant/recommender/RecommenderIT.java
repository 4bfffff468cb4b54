package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.train.Main;

/** Trains a model from a CSV file and serves it without user code. */
@ExtendWith(ArquillianExtension.class)
class RecommenderIT {
    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/recommender-it")).toAbsolutePath();
        StringBuilder interactions = new StringBuilder("user,item\n");
        for (int user = 0; user < 20; user++) {
            for (int item = 1; item <= 4; item++) {
                interactions
                        .append(user)
                        .append(',')
                        .append(user % 2 == 0 ? item : 10 + item)
                        .append('\n');
            }
        }
        Path csv = Files.writeString(folder.resolve("interactions.csv"), interactions);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int code = Main.run(
                out, out, "recommender", csv.toString(), folder.resolve("model").toString(), "--holdout", "NONE");
        assertThat(code).as(said.toString()).isZero();
        return RadiantWar.with(
                Map.of("RADIANT_RECOMMENDER", folder.resolve("model").toString()));
    }

    @Test
    void recommendsWhatIsSimilar() {
        String body = Http.get("/recommend?user_id=7&recent_interactions=11,12&exclusion_items=13&limit=10")
                .body();

        assertThat(body).contains("{\"item\":14,").doesNotContain("\"item\":1,", "\"item\":11,", "\"item\":13,");
    }

    @Test
    void hasTheSettingsName() {
        assertThat(Http.get("/components").body()).contains("\"name\":\"recommender\",\"roles\":[\"Recommender\"]");
        assertThat(Http.get("/components/recommender/recommend?user_id=7&limit=2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatARecommenderIsNot() {
        HttpResponse<String> answer = Http.post("/predict", "{\"data\":{\"ndarray\":[[1]]}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("recommender is not a Model: its roles are [Recommender]");
    }
}
