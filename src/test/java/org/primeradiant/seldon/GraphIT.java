package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.seldon.Flats.FLAT;
import static org.primeradiant.seldon.Flats.PREDICTIONS;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.Http;

/** Checks what a graph answers over REST, and which requests it leaves to the root component. */
@ExtendWith(ArquillianExtension.class)
class GraphIT {
    private static final Pattern RANDOM_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    @Deployment(testable = false)
    static WebArchive war() {
        return Flats.graph();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ready", "/live", "/api/v1.0/status", "/api/v1.0/health/status"})
    void answersProbesByTheStatusAlone(String path) {
        HttpResponse<String> answer = Http.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v0.1"})
    void tellsHowANodeIs(String version) {
        HttpResponse<String> answer = Http.get("/api/" + version + "/status/offers");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"strData\":\"prices of 2 streets\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v0.1"})
    void tellsWhatANodeSaysAboutItself(String version) {
        assertThat(Http.get("/api/" + version + "/metadata/offers").body())
                .startsWith("{\"custom\":{\"currency\":\"EUR\"}")
                .contains("\"name\":\"offers\"")
                .contains("\"inputs\":[{\"datatype\":\"FP64\",\"name\":\"area\",\"shape\":[1]}]");
    }

    @Test
    void tellsWhatTheGraphIs() {
        HttpResponse<String> answer = Http.get("/api/v1.0/metadata");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .contains("\"name\":\"main\"")
                .contains("\"models\":{\"echo\":{", "\"offers\":{", "\"switch\":{")
                .contains("\"graphinputs\":[{\"datatype\":\"FP64\",\"name\":\"area\",\"shape\":[1]}]")
                .contains("\"graphoutputs\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1.0/metadata/rose", "/api/v0.1/status/rose"})
    void doesNotKnowOtherNodes(String path) {
        HttpResponse<String> answer = Http.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("the graph has no node of that name; its nodes are [switch, offers, echo]")
                .contains("\"reason\":\"MICROSERVICE_NOT_FOUND\"");
    }

    @Test
    void sendsTheIdOfARequestBack() {
        HttpResponse<String> answer = Http.post(PREDICTIONS, FLAT, Map.of("Seldon-Puid", "my-id"));

        assertThat(answer.headers().allValues("Seldon-Puid")).containsExactly("my-id");
        assertThat(answer.body()).contains("\"puid\":\"my-id\"");
    }

    @Test
    void makesAnIdUpWhereThereIsNone() {
        HttpResponse<String> first = Http.post(PREDICTIONS, FLAT);
        HttpResponse<String> second = Http.post(PREDICTIONS, FLAT);

        String id = first.headers().firstValue("Seldon-Puid").orElseThrow();
        assertThat(id).matches(RANDOM_UUID);
        assertThat(first.body()).contains("\"puid\":\"" + id + "\"");
        assertThat(second.headers().firstValue("Seldon-Puid").orElseThrow()).isNotEqualTo(id);
    }

    @Test
    void answersCloudEventsWithHeadersOfTheirs() {
        Map<String, String> event = Map.of("Seldon-Puid", "my-id", "Ce-Specversion", "1.0");

        HttpResponse<String> answer = Http.post(PREDICTIONS, FLAT, event);

        assertThat(answer.headers().firstValue("Ce-Id")).hasValue("my-id");
        assertThat(answer.headers().firstValue("Ce-Specversion")).hasValue("0.3");
        assertThat(answer.headers().firstValue("Ce-Path")).hasValue("/api/v1.0/predictions");
        assertThat(answer.headers().firstValue("Ce-Type")).hasValue("seldon.flats.rents.response");
        assertThat(answer.headers().firstValue("Ce-Source")).hasValue("seldon.flats");
    }

    @Test
    void leavesTheRootToTheComponent() {
        assertThat(Http.post("/predict", FLAT).body()).startsWith(FLAT.substring(0, FLAT.length() - 1));
        assertThat(Http.get("/metadata").body()).contains("\"name\":\"echo\"").doesNotContain("models");
        assertThat(Http.get("/health/status").body()).contains("\"strData\":\"healthy\"");
        assertThat(Http.post(PREDICTIONS, FLAT).body())
                .startsWith("{\"jsonData\":{\"rent\":1000.0}")
                .contains("\"requestPath\":{")
                .contains("\"offers\":\"example/offers:2.1\"")
                .contains("\"routing\":{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jsonData\":                 | 400 | MICROSERVICE_BAD_DATA | the JSON ends too early",
                "[1]                            | 400 | MICROSERVICE_BAD_DATA | ",
                "{}                             | 400 | MICROSERVICE_BAD_DATA | node offers: offers.predict takes"
                        + " data,",
                "{\"strData\":\"Main Street\"}  | 400 | MICROSERVICE_BAD_DATA | node offers: offers.predict takes"
                        + " jsonData, got",
                "{\"jsonData\":{\"street\":\"\"}} | 404 | UNKNOWN_STREET | node offers: no price is known for"
                        + " this street"
            })
    void refusesWhatTheGraphCannotDo(String body, int status, String reason, String text) {
        HttpResponse<String> answer = Http.post(PREDICTIONS, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"", text == null ? "" : text);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Seldon-Puid")).isPresent();
    }

    @Test
    void takesFormsAsComponentsDo() {
        HttpResponse<String> answer = Http.send(
                "POST",
                PREDICTIONS,
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(
                        "json=%7B%22jsonData%22%3A%7B%22street%22%3A%22Park+Lane%22%2C%22area%22%3A1%7D%7D"));

        assertThat(answer.body()).contains("\"rent\":20.0");
    }
}
