package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.microservice.Operation;

/** Checks how answers of REST nodes are handled that are not HTTP, or that cannot be passed on. */
@Timeout(60)
class MalformedAnswersTest {
    /** More than the buffers of a connection hold. */
    private static final long SENT_AT_MOST = 32 << 20;

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String UNCLEAR = "node m1 answered with an ambiguous or malformed Content-Length";

    private final RemoteServices services = new RemoteServices(Duration.ofSeconds(20), false, 64 << 10, 4 << 20);

    @AfterEach
    void closes() {
        services.close();
    }

    private String predict(RawNode node) {
        return Asking.text(services.at("m1", node.address()).call(Operation.PREDICT, Asking.json("{}"), Asking.REST));
    }

    private RemoteFailure failure(RawNode node) {
        return catchThrowableOfType(RemoteFailure.class, () -> predict(node));
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 999})
    void handsOnNoStatusThatIsNone(int status) throws Exception {
        try (RawNode node = RawNode.answering("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\n{}")) {
            RemoteFailure failure = failure(node);

            assertThat(failure).hasMessage("node m1 answered with HTTP " + status + ", which is not a final status");
            assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
            assertThat(failure.httpStatus()).isZero();
            assertThat(failure.body()).isEmpty();
            assertThat(node.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        String head = "HTTP/1.1 " + status + " X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 2\r\n\r\n";
        try (RawNode node = RawNode.answering(head + "{}")) {
            RemoteFailure failure = failure(node);

            assertThat(failure).hasMessage("node m1 answered with HTTP " + status + "; redirects are not followed");
            assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
            assertThat(failure.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "099", "abc", "-20", "20", "101"})
    void refusesAStatusThatIsNoNumberOfHttp(String status) throws Exception {
        try (RawNode node = RawNode.answering("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\n{}")) {
            assertMalformed(node);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 199})
    void waitsForAFinalStatus(int status) throws Exception {
        String interim = "HTTP/1.1 " + status + " X\r\n\r\n";
        try (RawNode node = RawNode.answering(interim + OK + "Content-Length: 2\r\n\r\n{}");
                RawNode alone = RawNode.hangingUp(interim)) {
            assertThat(predict(node)).isEqualTo("{}");

            assertThat(failure(alone).reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure(alone).httpStatus()).isZero();
        }
    }

    /** The JDK's client stops at 384 KB of headers (property jdk.http.maxHeaderSize) and at 8 interim responses. */
    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\n', 'X-A: 0123456789\r\n', Header size too big",
        "'HTTP/1.1 200 OK\r\nX-A: ', 0123456789, Header size too big",
        "'HTTP/1.1 200 OK\r\nX-A: 1\r\n', ' 0123456789\r\n', Header size too big",
        "'HTTP/1.1 200 OK\r\n', abcdefghij, Header size too big",
        "HTTP/1.1 200, 0123456789, Header size too big",
        "'', '<!DOCTYPE html>', Header size too big",
        "'', 'HTTP/1.1 102 Processing\r\n\r\n', Too many interim responses"
    })
    void givesUpAnEndlessHead(String head, String again, String message) throws Exception {
        try (RawNode node = RawNode.endless(head, again.repeat(100))) {
            assertThat(assertMalformed(node)).hasMessageContaining(message);
            assertThat(node.sent()).isLessThan(SENT_AT_MOST);
        }
    }

    private RemoteFailure assertMalformed(RawNode node) {
        RemoteFailure failure = failure(node);

        assertThat(failure)
                .hasMessageStartingWith(
                        "node m1 at http://127.0.0.1:" + node.address().httpPort() + " answered with malformed HTTP: ");
        assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2;a=", "2"})
    void givesUpAnEndlessHeadOfAChunk(String start) throws Exception {
        try (RawNode node = RawNode.endless(OK + "Transfer-Encoding: chunked\r\n\r\n" + start, "0".repeat(1000))) {
            assertThat(failure(node)).hasMessageContaining("Chunk header size too long");

            assertThat(node.isHungUp()).isTrue();
            assertThat(node.sent()).isLessThan(SENT_AT_MOST);
        }
    }

    @Test
    void repeatsLittleOfWhatTheNodeSaid() throws Exception {
        try (RawNode node = RawNode.answering("x".repeat(1000) + "\r\n\r\n")) {
            assertThat(assertMalformed(node).getMessage()).hasSizeLessThan(300).endsWith("xxx...");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "99999999999999999999"})
    void refusesALengthThatIsNoNumber(String length) throws Exception {
        try (RawNode node = RawNode.answering(OK + "Content-Length: " + length + "\r\n\r\n{}")) {
            assertThat(assertMalformed(node)).hasMessageContaining("malformed header");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: -5",
                "Content-Length: +2",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nTransfer-Encoding: chunked"
            })
    void refusesALengthThatCanBeReadInTwoWays(String lengths) throws Exception {
        try (RawNode node = RawNode.answering(OK + lengths + "\r\n\r\n{}")) {
            assertThat(failure(node)).hasMessage(UNCLEAR);
            assertThat(failure(node).reason()).isEqualTo(Reason.BAD_GATEWAY);
            assertThat(node.isHungUp()).isTrue();
        }
    }

    @Test
    void takesNothingBehindAnAnswerForTheNextOne() throws Exception {
        String hidden = OK + "Content-Length: 9\r\n\r\n\"another\"";
        try (RawNode node = RawNode.answering(OK + "Content-Length: 2\r\n\r\n{}" + hidden)) {
            assertThat(predict(node)).isEqualTo("{}");
            assertThat(predict(node)).isEqualTo("{}");
        }
    }
}
