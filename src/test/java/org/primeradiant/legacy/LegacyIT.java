package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import io.seldon.api.rpc.ClassificationReply;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.api.rpc.ClassificationResult;
import io.seldon.microservice.iris.IrisPredictRequest;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.docs.FlowerScores;
import org.primeradiant.docs.IrisCustomDataHandler;
import org.primeradiant.docs.NextTitles;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Memcached;
import org.primeradiant.testing.RadiantWar;

/** Sends the requests of seldon-server's documentation verbatim and expects the answers it shows. */
@ExtendWith(ArquillianExtension.class)
class LegacyIT {
    private static final int MEMCACHED_PORT = Memcached.freePort();

    private static final String RECOMMEND = "/recommend?client=test1&user_id=1&recent_interactions=16,260"
            + "&exclusion_items=&data_key=ce136f0d0fac274a7d353e672bf4b187&limit=30";
    private static final String PREDICT =
            "/predict?client=test1&json=%7B%22f1%22%3A4.8%2C%22f2%22%3A3.0%2C%22f3%22%3A1.4%2C%22f4%22%3A0.1%7D";
    private static final String RECOMMENDED =
            "{\"recommended\": [{\"item\": 32156, \"score\": 1.0}, {\"item\": 31742, \"score\": 0.9}]}";

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings = Map.of("RADIANT_MEMCACHED_SERVERS", "127.0.0.1:" + MEMCACHED_PORT);
        return RadiantWar.with(
                        settings,
                        NextTitles.class,
                        FlowerScores.class,
                        FlowerScores.Flower.class,
                        IrisCustomDataHandler.class)
                .addPackage(IrisPredictRequest.class.getPackage());
    }

    @Test
    void recommendsAsDocumented() {
        try (Memcached memcached = Memcached.start(MEMCACHED_PORT)) {
            memcached.set("ce136f0d0fac274a7d353e672bf4b187", "[32156,31742]");
            awaitMemcached(200);

            assertThat(json(Http.get(RECOMMEND))).isEqualTo(json(RECOMMENDED));
            assertThat(json(Http.get("/components/titles" + RECOMMEND))).isEqualTo(json(RECOMMENDED));
            memcached.kill();
            awaitMemcached(503);

            assertThat(Http.get(RECOMMEND).statusCode()).isEqualTo(503);
            assertThat(Http.get("/health/status").statusCode()).isEqualTo(200);
            assertThat(Http.get("/metrics").body()).contains("radiant_memcached_up");
            memcached.restart();
            memcached.set("ce136f0d0fac274a7d353e672bf4b187", "[32156,31742]");
            awaitMemcached(200);

            assertThat(json(Http.get(RECOMMEND))).isEqualTo(json(RECOMMENDED));
        }
    }

    /** Waits until the health check of the recommender answers this status; the store checks memcached every second. */
    private static void awaitMemcached(int status) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (Http.get("/components/titles/health/status").statusCode() != status) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void predictsAsDocumented() {
        assertThat(json(Http.get(PREDICT)))
                .isEqualTo(json("{\"predictions\": ["
                        + "{\"score\": 0.9, \"classId\": \"1\", \"confidence\": 0.7},"
                        + "{\"score\": 0.1, \"classId\": \"2\", \"confidence\": 0.7}]}"));
    }

    static Stream<Grpc.Door> doors() {
        return Grpc.Door.open();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void classifiesByACustomDataHandlerOverEveryDoor(Grpc.Door door) {
        IrisPredictRequest flower = IrisPredictRequest.newBuilder()
                .setF1(4.8f)
                .setF2(3)
                .setF3(1.4f)
                .setF4(0.1f)
                .build();
        ClassificationRequest request =
                ClassificationRequest.newBuilder().setData(Any.pack(flower)).build();

        try (Grpc client = new Grpc(door)) {
            ClassificationReply reply = client.call(
                    "io.seldon.api.rpc.Seldon/Classify", request, ClassificationReply.getDefaultInstance(), Map.of());

            assertThat(reply.getMeta().getModelName()).isEqualTo("flowers");
            assertThat(reply.getPredictions(0))
                    .isEqualTo(ClassificationResult.newBuilder()
                            .setPrediction(0.9)
                            .setPredictedClass("1")
                            .setConfidence(0.7)
                            .build());
        }
    }

    @Test
    void keepsTheInternalApiForCallersWithoutClient() {
        HttpResponse<String> answer =
                Http.get("/predict?json=%7B%22jsonData%22%3A%7B%22f1%22%3A4.8%2C%22f3%22%3A1.4%7D%7D");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"jsonData\"").contains("\"meta\"");
    }

    @Test
    void readsFormsOfBothParameters() {
        String form = PREDICT.substring(PREDICT.indexOf('?') + 1);

        assertThat(Http.send("POST", "/predict", "application/x-www-form-urlencoded", BodyPublishers.ofString(form))
                        .body())
                .contains("\"classId\":\"1\"");
    }

    @Test
    void describesTheRequests() {
        assertThat(json(Http.get("/seldon.json"))
                        .asJsonObject()
                        .getJsonObject("paths")
                        .keySet())
                .contains("/recommend", "/extension", "/components/titles/recommend", "/components/flowers/extension")
                .doesNotContain("/components/flowers/recommend", "/components/titles/extension");
    }

    @Test
    void namesTheParameterThatIsMissing() {
        HttpResponse<String> answer = Http.get("/recommend?user_id=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("limit is required");
    }

    private static JsonValue json(HttpResponse<String> response) {
        return json(response.body());
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
