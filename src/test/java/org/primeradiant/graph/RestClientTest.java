package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.Operation;

class RestClientTest {
    private final RemoteServices services = new RemoteServices(Duration.ofSeconds(20), false, 64 << 20, 4 << 20);

    @AfterEach
    void closes() {
        services.close();
    }

    private NodeService at(RestNode node) {
        return services.at("m1", node.address());
    }

    private Content<SeldonMessage> predict(RestNode node, Content<SeldonMessage> message) {
        return at(node).call(Operation.PREDICT, message, Asking.REST);
    }

    @Test
    void handsOnBodyAndContentTypeAsTheyCame() {
        try (RestNode node = RestNode.answering("{\"strData\":\"a\"}")) {
            predict(node, Asking.encoded(" not json\n", "text/plain; charset=utf-8"));

            RestNode.Asked asked = node.onlyAsked();
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/predict");
            assertThat(asked.body()).isEqualTo(" not json\n");
            assertThat(asked.header("Content-Type")).containsExactly("text/plain; charset=utf-8");
        }
    }

    @Test
    void handsBackBodyAndContentTypeAsTheyCame() {
        try (RestNode node = RestNode.answering(200, "text/plain", "{ \"data\" : 3.0 }\n")) {
            Content<SeldonMessage> answer = predict(node, Asking.json("{}"));

            assertThat(Asking.text(answer)).isEqualTo("{ \"data\" : 3.0 }\n");
            assertThat(answer.encoded().contentType()).isEqualTo("text/plain");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = Mode.EXCLUDE,
            names = {"ROUTE", "AGGREGATE", "SEND_FEEDBACK"})
    void asksOnThePathOfTheCall(Operation call) {
        try (RestNode node = RestNode.echoing()) {
            Content<SeldonMessage> answer = at(node).call(call, Asking.json("{\"strData\":\"a\"}"), Asking.REST);

            assertThat(answer.value().payload()).isEqualTo(Payload.text("a"));
            assertThat(node.onlyAsked().path()).isEqualTo(call.path());
        }
    }

    @Test
    void writesWhatNeverWasABody() {
        try (RestNode node = RestNode.echoing()) {
            predict(node, Content.of(SeldonMessage.of(Payload.text("a"))));

            assertThat(node.onlyAsked().body()).isEqualToIgnoringWhitespace("{\"meta\":{},\"strData\":\"a\"}");
            assertThat(node.onlyAsked().header("Content-Type")).containsExactly("application/json");
        }
    }

    @Test
    void sendsNoContentTypeIfNobodySaidOne() {
        try (RestNode node = RestNode.answering("{}")) {
            predict(node, Asking.encoded("{}", ""));

            assertThat(node.onlyAsked().header("Content-Type")).isEmpty();
        }
    }

    @Test
    void handsOnTheCallersCredentialsOnlyIfTheSettingsSaySo() {
        Asking caller = Asking.REST.with(Map.of(
                "authorization", List.of("Bearer secret"),
                "Cookie", List.of("session=1"),
                "Proxy-Authorization", List.of("secret"),
                "X-Two", List.of("a")));
        try (RemoteServices silent = new RemoteServices(
                        Duration.ofSeconds(20),
                        false,
                        64 << 20,
                        4 << 20,
                        new ForwardedHeaders(false),
                        Optional.empty());
                RestNode node = RestNode.answering("{}")) {
            silent.at("m1", node.address()).call(Operation.PREDICT, Asking.json("{}"), caller);
            at(node).call(Operation.PREDICT, Asking.json("{}"), caller);

            RestNode.Asked without = node.asked().get(0);
            assertThat(without.headers()).doesNotContainKeys("Authorization", "Cookie", "Proxy-authorization");
            assertThat(without.header("X-two")).containsExactly("a");
            RestNode.Asked with = node.asked().get(1);
            assertThat(with.header("Authorization")).containsExactly("Bearer secret");
            assertThat(with.header("Cookie")).containsExactly("session=1");
            assertThat(with.headers()).doesNotContainKey("Proxy-authorization");
        }
    }

    @Test
    void handsOnTheCallersHeadersButForThoseOfItsConnection() {
        try (RestNode node = RestNode.answering("{}")) {
            Asking caller = Asking.REST.with(Map.ofEntries(
                    Map.entry("X-Two", List.of("a", "b")),
                    Map.entry("traceparent", List.of("00-1")),
                    Map.entry("Accept-Encoding", List.of("gzip, deflate")),
                    Map.entry("User-Agent", List.of("curl/8")),
                    Map.entry("Host", List.of("elsewhere")),
                    Map.entry("Content-Encoding", List.of("gzip")), // of the caller's body, unpacked by now
                    Map.entry("Content-Length", List.of("7")),
                    Map.entry("Content-Type", List.of("text/html")),
                    Map.entry("Connection", List.of("close")),
                    Map.entry("Transfer-Encoding", List.of("chunked")),
                    Map.entry("Expect", List.of("100-continue")),
                    Map.entry("Upgrade", List.of("h2c")),
                    Map.entry("TE", List.of("trailers")),
                    Map.entry("Keep-Alive", List.of("timeout=5")),
                    Map.entry("Proxy-Authorization", List.of("secret")),
                    Map.entry("X-Umlaut", List.of("\u00e4")),
                    Map.entry("seldon-puid", List.of("another"))));

            at(node).call(Operation.PREDICT, Asking.json("{}"), caller);

            RestNode.Asked asked = node.onlyAsked();
            assertThat(asked.header("X-two")).containsExactly("a", "b");
            assertThat(asked.header("Traceparent")).containsExactly("00-1");
            assertThat(asked.header("Accept-encoding")).containsExactly("gzip, deflate");
            assertThat(asked.header("User-agent")).containsExactly("curl/8");
            assertThat(asked.header("Seldon-puid")).containsExactly("puid-1");
            assertThat(asked.header("Content-type")).containsExactly("application/json");
            assertThat(asked.header("Content-length")).containsExactly("2");
            assertThat(asked.headers())
                    .doesNotContainKeys(
                            "Transfer-encoding",
                            "Expect",
                            "Te",
                            "Keep-alive",
                            "Proxy-authorization",
                            "X-umlaut",
                            "Upgrade",
                            "Http2-settings");
            assertThat(asked.header("Connection")).doesNotContain("close");
        }
    }

    @Test
    void keepsWhatACallersConnectionNamesToItself() {
        try (RestNode node = RestNode.answering("{}")) {
            Asking caller = Asking.REST.with(Map.of(
                    "CONNECTION", List.of("close,X-One ,, \tx-tWo", "x-three"),
                    "connection", List.of("x-four"),
                    "x-One", List.of("1"),
                    "X-Two", List.of("2"),
                    "x-three", List.of("3"),
                    "X-FOUR", List.of("4"),
                    "X-Five", List.of("5"),
                    "Proxy-Connection", List.of("keep-alive")));

            at(node).call(Operation.PREDICT, Asking.json("{}"), caller);

            assertThat(node.onlyAsked().headers())
                    .containsKey("X-five")
                    .doesNotContainKeys("X-one", "X-two", "X-three", "X-four", "Proxy-connection");
        }
    }

    @Test
    void sendsNoPuidThatNoHeaderCanHold() {
        try (RestNode node = RestNode.answering("{}")) {
            at(node).call(Operation.PREDICT, Asking.json("{}"), Asking.REST.called("\u0416"));

            assertThat(node.onlyAsked().header("Seldon-puid")).isEmpty();
        }
    }

    @Test
    void keepsItsConnection() {
        try (RestNode node = RestNode.echoing()) {
            for (int i = 0; i < 20; i++) {
                predict(node, Asking.json("{}"));
            }

            assertThat(node.asked()).hasSize(20);
            assertThat(node.asked().stream().map(RestNode.Asked::fromPort).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void handsOnFeedbackAsItCame() {
        try (RestNode node = RestNode.answering("{\"strData\":\"ok\"}")) {
            String body = "{\"reward\" : 1.0, \"unknown\":2}";
            Content<SeldonMessage> answer = at(node).feedback(
                            Content.encoded(
                                    Encoded.wrap(body.getBytes(StandardCharsets.UTF_8), Encoded.JSON),
                                    encoded -> JsonReader.feedback(
                                            encoded.bytes(), 0, encoded.bytes().length, Allowance.UNLIMITED)),
                            Asking.REST);

            assertThat(answer.value().payload()).isEqualTo(Payload.text("ok"));
            assertThat(node.onlyAsked().path()).isEqualTo("/send-feedback");
            assertThat(node.onlyAsked().body()).isEqualTo(body);
        }
    }

    @Test
    void carriesALargeMessage() {
        try (RestNode node = RestNode.echoing()) {
            String body = "{\"strData\":\"" + "x".repeat(5 << 20) + "\"}";

            assertThat(Asking.text(predict(node, Asking.json(body)))).isEqualTo(body);
        }
    }

    @Test
    void givesEachOfManyCallersItsOwnAnswer() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(200);
        try (RestNode node = RestNode.echoing()) {
            NodeService service = at(node);
            List<Future<String>> answers = new ArrayList<>();
            Set<String> asked = new TreeSet<>();
            for (int i = 0; i < 1000; i++) {
                String body = "{\"strData\":\"" + i + "\"}";
                asked.add(body + " " + body);
                answers.add(callers.submit(() ->
                        body + " " + Asking.text(service.call(Operation.PREDICT, Asking.json(body), Asking.REST))));
            }
            Set<String> answered = new TreeSet<>();
            for (Future<String> answer : answers) {
                answered.add(answer.get());
            }
            assertThat(answered).isEqualTo(asked);
            assertThat(node.asked().stream().map(RestNode.Asked::fromPort).collect(Collectors.toSet()))
                    .hasSizeLessThanOrEqualTo(200);
        } finally {
            callers.shutdownNow();
        }
    }
}
