package org.primeradiant.logger;

import static org.assertj.core.api.Assertions.assertThat;

import io.seldon.protos.PredictionProtos;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.LoggedPayload;
import org.primeradiant.api.LoggedPayload.Kind;
import org.primeradiant.api.Payload;
import org.primeradiant.api.PayloadRedactor;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.identity.Access;
import org.primeradiant.logger.Body.Made;
import org.primeradiant.logger.LoggerMetrics.Drop;
import org.primeradiant.logger.LoggerMetrics.Failure;
import org.primeradiant.settings.LoggerSettings.Mode;

class EncoderTest {
    // A strong reference: the level would be lost if the logger were garbage-collected.
    private final Logger logger = Logger.getLogger(Encoder.class.getName());

    private final LoggerMetrics metrics = new LoggerMetrics();

    @BeforeEach
    void hush() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        logger.setLevel(null);
    }

    private Encoder encoder(PayloadRedactor... redactors) {
        return new Encoder(List.of(redactors), metrics);
    }

    private static Entry entry(Kind kind, String puid, Body body) {
        ComponentLog component = new ComponentLog(
                Mode.ALL,
                Sink.NONE,
                "iris",
                "v2",
                1,
                new Origin("http://radiant:8080/", "", "default", ""),
                Access.OPEN);
        return new Entry(kind, component, puid, 1_800_000_000_123L, body);
    }

    private static Body json(String text) {
        return Body.json(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Event event) {
        return new String(event.body(), StandardCharsets.UTF_8);
    }

    @Test
    void namesTheKindsAsSeldonDoes() {
        assertThat(List.of(Kind.REQUEST, Kind.RESPONSE, Kind.FEEDBACK).stream()
                        .map(kind -> encoder()
                                .event(entry(kind, "p", json("1")))
                                .orElseThrow()
                                .headers()
                                .get("ce-type")))
                .containsExactly(
                        "io.seldon.serving.inference.request",
                        "io.seldon.serving.inference.response",
                        "io.seldon.serving.feedback");
    }

    @Test
    void leavesOutWhatIsUnknown() {
        Event event = encoder().event(entry(Kind.REQUEST, "p", json("1"))).orElseThrow();

        assertThat(event.headers())
                .doesNotContainKeys("ce-inferenceservicename", "ce-endpoint")
                .containsEntry("ce-time", "2027-01-15T08:00:00.123Z")
                .containsEntry("ce-protocol", "v2");
    }

    @Test
    void encodesWhatNoHeaderMayContain() {
        Event event = encoder()
                .event(entry(Kind.REQUEST, "a \"ü\"\r\nX: 100%", json("1")))
                .orElseThrow();

        assertThat(event.headers()).containsEntry("ce-requestid", "a%20%22%C3%BC%22%0D%0AX:%20100%25");
    }

    @Test
    void survivesTheDisk() {
        Event event = encoder().event(entry(Kind.REQUEST, "p", json("[1]"))).orElseThrow();

        Event read = Event.of(event.stored()).orElseThrow();

        assertThat(read.headers()).isEqualTo(event.headers());
        assertThat(read.body()).isEqualTo(event.body());
    }

    @Test
    void isNothingIfTheRecordIsOfAnotherVersion() {
        assertThat(Event.of(new byte[] {2, 0, 0, 0, 0})).isEmpty();
        assertThat(Event.of(new byte[] {1, 0, 0, 0, 1, 0, 0, 0, 9})).isEmpty();
        assertThat(Event.of(new byte[0])).isEmpty();
    }

    @Test
    void writesMessagesOverGrpcAsProtobuf() throws IOException {
        SeldonMessage message = SeldonMessage.of(Payload.text("hello"));

        Event event = encoder()
                .event(entry(Kind.RESPONSE, "p", Body.protobuf(message)))
                .orElseThrow();

        assertThat(event.headers()).containsEntry("Content-Type", "application/protobuf");
        assertThat(PredictionProtos.SeldonMessage.parseFrom(event.body()).getStrData())
                .isEqualTo("hello");
    }

    @Test
    void tellsWhereBinaryTensorsBegin() {
        Body body = new Body("application/octet-stream", 4, () -> Made.of(new byte[] {'{', '}', 1, 2}, 2));

        Event event = encoder().event(entry(Kind.REQUEST, "p", body)).orElseThrow();

        assertThat(event.headers()).containsEntry("Inference-Header-Content-Length", "2");
        assertThat(event.body()).containsExactly('{', '}', 1, 2);
    }

    @Test
    void sendsWhatRedactorsMakeOfAPayload() {
        PayloadRedactor name = payload -> {
            JsonObject with = payload.json().asJsonObject();
            return Optional.of(payload.withJson(
                    Json.createObjectBuilder(with).add("name", "***").build()));
        };
        PayloadRedactor age = payload -> {
            JsonObject with = payload.json().asJsonObject();
            return Optional.of(payload.withJson(
                    Json.createObjectBuilder(with).remove("age").build()));
        };

        Event event = encoder(name, age)
                .event(entry(Kind.REQUEST, "p", json("{\"name\":\"Ada\",\"age\":36,\"x\":1}")))
                .orElseThrow();

        assertThat(text(event)).isEqualTo("{\"name\":\"***\",\"x\":1}");
    }

    @Test
    void letsRedactorsReachBinaryTensors() {
        PayloadRedactor redactor = payload -> {
            assertThat(payload.isJson()).isTrue();
            byte[] changed = payload.bytes().clone();
            changed[changed.length - 1] = 0;
            LoggedPayload redacted = payload.withBytes(changed, payload.jsonLength());
            return Optional.of(
                    redacted.withJson(Json.createObjectBuilder().add("a", 1).build()));
        };
        Body body = new Body("application/octet-stream", 4, () -> Made.of(new byte[] {'{', '}', 1, 2}, 2));

        Event event = encoder(redactor).event(entry(Kind.REQUEST, "p", body)).orElseThrow();

        assertThat(event.headers()).containsEntry("Inference-Header-Content-Length", "7");
        assertThat(event.body()).containsExactly('{', '"', 'a', '"', ':', '1', '}', 1, 0);
    }

    @Test
    void sendsNothingThatARedactorDrops() {
        PayloadRedactor never = payload -> {
            throw new AssertionError("the payload is already dropped");
        };

        assertThat(encoder(payload -> Optional.empty(), never).event(entry(Kind.REQUEST, "p", json("1"))))
                .isEmpty();
        assertThat(metrics.count(Drop.REDACTOR)).isEqualTo(1);
    }

    @Test
    void sendsNothingIfARedactorFails() {
        PayloadRedactor failing = payload -> {
            throw new IllegalStateException("Ada, 36");
        };
        PayloadRedactor deep = payload -> forever(payload);

        assertThat(encoder(failing).event(entry(Kind.REQUEST, "p", json("1")))).isEmpty();
        assertThat(encoder(deep).event(entry(Kind.REQUEST, "p", json("1")))).isEmpty();
        assertThat(metrics.count(Failure.REDACTOR)).isEqualTo(2);
    }

    private static Optional<LoggedPayload> forever(LoggedPayload payload) {
        return Optional.of(forever(payload).orElse(payload));
    }

    @Test
    void sendsNothingThatCannotBeEncoded() {
        Body body = new Body(Body.JSON, 1, () -> {
            throw new IOException("no");
        });

        assertThat(encoder().event(entry(Kind.REQUEST, "p", body))).isEmpty();
        assertThat(metrics.count(Failure.ENCODING)).isEqualTo(1);
    }
}
