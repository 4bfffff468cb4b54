package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;
import org.primeradiant.testing.Packed;

/** Checks how answers of a remote node over REST are handled. */
class RestAnswersTest {
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

    @ParameterizedTest
    @CsvSource({
        "201, {\"strData\":\"created\"}, INTERNAL_ERROR",
        "400, {\"status\":{}}, BAD_DATA",
        "418, [NaN], BAD_DATA",
        "500, \"boom\", INTERNAL_ERROR"
    })
    void takesOnly200ForSuccess(int status, String body, Reason reason) {
        try (RestNode node = RestNode.answering(status, "text/plain", body)) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(node, Asking.json("{}")));

            assertThat(failure).hasMessage("node m1 answered with HTTP " + status);
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.grpcStatus()).isEmpty();
            assertThat(new String(failure.body().orElseThrow().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(body);
            assertThat(failure.body().orElseThrow().contentType()).isEqualTo("text/plain");
        }
    }

    @ParameterizedTest
    @CsvSource({"400, <html>no</html>", "401, who", "418, plain text", "500, {", "503, \ufeff{}"})
    void keepsABodyThatIsNotJsonToItself(int status, String body) {
        try (RestNode node = RestNode.answering(status, "text/html", body)) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(node, Asking.json("{}")));

            assertThat(failure).hasMessage("node m1 answered with HTTP " + status + ", but its body is not JSON");
            assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.body()).isEmpty();
        }
    }

    @Test
    void takesNoContentForAFailure() {
        try (RestNode node = RestNode.answering(204, "", "")) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(node, Asking.json("{}")));

            assertThat(failure.httpStatus()).isEqualTo(204);
            assertThat(failure.body().orElseThrow().bytes()).isEmpty();
            assertThat(failure.body().orElseThrow().contentType()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[1]", ""})
    void saysWhichNodeAnsweredWithWhatIsNoMessageOnceSomebodyReadsIt(String body) {
        try (RestNode node = RestNode.answering(200, "text/plain", body)) {
            Content<SeldonMessage> answer = predict(node, Asking.json("{}"));

            assertThat(Asking.text(answer)).isEqualTo(body);
            assertThatThrownBy(answer::value)
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 answered with HTTP 200, but its body is not a SeldonMessage: ")
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.BAD_GATEWAY);
        }
    }

    /** Closes the connection of the first request, as a server does that has just dropped an idle connection. */
    private static RestNode hangingUpFirst(AtomicInteger count) {
        return new RestNode((exchange, body) -> {
            if (count.incrementAndGet() > 1) {
                RestNode.send(exchange, 200, "application/json", body);
            }
        });
    }

    @Test
    void asksAgainIfTheConnectionEndedBeforeTheAnswerBegan() {
        AtomicInteger count = new AtomicInteger();
        try (RestNode node = hangingUpFirst(count)) {
            assertThat(Asking.text(predict(node, Asking.json("{}")))).isEqualTo("{}");
            assertThat(count).hasValue(2);
        }
    }

    @Test
    void tellsFeedbackOnlyOnce() {
        AtomicInteger count = new AtomicInteger();
        try (RestNode node = hangingUpFirst(count)) {
            SeldonMessage none = SeldonMessage.of(Payload.NONE);
            Content<Feedback> feedback = Content.of(new Feedback(none, none, 1, none));

            assertThatThrownBy(() -> at(node).feedback(feedback, Asking.REST))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 at http://127.0.0.1:")
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.UNAVAILABLE);
            assertThat(count).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "X-GZip", "identity, gzip"})
    void readsAnAnswerThatWasCompressed(String coding) {
        try (RestNode node = new RestNode((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            RestNode.send(exchange, 200, "application/json", Packed.gzip("{\"strData\":\"a\"}"));
        })) {
            Content<SeldonMessage> answer = predict(node, Asking.json("{}"));

            assertThat(Asking.text(answer)).isEqualTo("{\"strData\":\"a\"}");
        }
    }

    @Test
    void readsAnAnswerThatWasDeflated() {
        try (RestNode node = new RestNode((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "deflate");
            RestNode.send(
                    exchange,
                    200,
                    "application/json",
                    Packed.deflated("{\"strData\":\"a\"}".getBytes(StandardCharsets.UTF_8), false));
        })) {
            Content<SeldonMessage> answer = predict(node, Asking.json("{}"));

            assertThat(Asking.text(answer)).isEqualTo("{\"strData\":\"a\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "br, 'node m1 answered in the Content-Encoding br; only gzip, deflate are supported'",
        "'gzip, br', 'node m1 answered in the Content-Encoding br; only gzip, deflate are supported'",
        "x-gzip, node m1 answered with a body that does not match its Content-Encoding: the data have no gzip header",
        "gzip, node m1 answered with a body that does not match its Content-Encoding: the data have no gzip header"
    })
    void saysThatItCannotReadACompressedAnswer(String coding, String message) {
        try (RestNode node = new RestNode((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            RestNode.send(exchange, 200, "application/json", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        })) {
            assertThatThrownBy(() -> predict(node, Asking.json("{}")))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessage(message)
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.BAD_GATEWAY);
        }
    }
}
