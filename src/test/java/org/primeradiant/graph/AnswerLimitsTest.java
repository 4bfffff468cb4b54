package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.Operation;
import org.primeradiant.testing.Packed;

/** Checks the limits on the size and memory use of answers from REST nodes. */
@Timeout(60)
class AnswerLimitsTest {
    private static final int LIMIT = 64 << 10;

    /** More than the buffers of a connection hold, but far less than an endless answer would send in that time. */
    private static final long SENT_AT_MOST = 32 << 20;

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String TOO_LARGE =
            "node m1 answered with more than 65536 bytes, the limit set by RADIANT_MAX_REQUEST_SIZE";

    private final RemoteServices services = new RemoteServices(Duration.ofSeconds(20), false, LIMIT, 4 << 20);
    private final AtomicLong taken = new AtomicLong();

    @AfterEach
    void closes() {
        services.close();
    }

    private String predict(Address address, Allowance allowance) {
        return Asking.text(
                services.at("m1", address).call(Operation.PREDICT, Asking.json("{}"), Asking.REST.within(allowance)));
    }

    private RemoteFailure failure(Address address, Allowance allowance) {
        return catchThrowableOfType(RemoteFailure.class, () -> predict(address, allowance));
    }

    private void assertTooLarge(Address address) {
        RemoteFailure failure = failure(address, taken::addAndGet);

        assertThat(failure).hasMessage(TOO_LARGE);
        assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
        assertThat(failure.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "1, true", "4096, false"})
    void givesUpAnEndlessAnswer(int chunk, boolean chunked) throws Exception {
        String text = "x".repeat(chunk);
        String piece = chunked ? Integer.toHexString(chunk) + "\r\n" + text + "\r\n" : text;
        try (RawNode node = RawNode.endless(chunked ? CHUNKED : OK + "\r\n", piece.repeat(4096 / chunk))) {
            assertTooLarge(node.address());

            assertThat(node.isHungUp()).isTrue();
            assertThat(node.sent()).isLessThan(SENT_AT_MOST);
            assertThat(taken).hasValueLessThanOrEqualTo(LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {LIMIT + 1, Integer.MAX_VALUE, 1L << 40})
    void refusesByTheAnnouncedLengthAlone(long length) throws Exception {
        try (RawNode node = RawNode.answering(OK + "Content-Length: " + length + "\r\n\r\n")) {
            assertTooLarge(node.address());

            assertThat(node.isHungUp()).isTrue();
            assertThat(taken).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesWhatIsNoLargerThanTheLimit(boolean announced) throws Exception {
        String body = "x".repeat(LIMIT);
        String answer = announced
                ? OK + "Content-Length: " + LIMIT + "\r\n\r\n" + body
                : CHUNKED + Integer.toHexString(LIMIT) + "\r\n" + body + "\r\n0\r\n\r\n";
        try (RawNode node = RawNode.answering(answer)) {
            assertThat(predict(node.address(), taken::addAndGet)).isEqualTo(body);
            assertThat(taken).hasValue(LIMIT);
        }
    }

    @Test
    void refusesOneByteMore() throws Exception {
        String chunk = Integer.toHexString(LIMIT + 1) + "\r\n" + "x".repeat(LIMIT + 1) + "\r\n0\r\n\r\n";
        try (RawNode node = RawNode.answering(CHUNKED + chunk)) {
            assertTooLarge(node.address());
        }
    }

    @Test
    void takesAsMuchAsHasComeOfWhatWasAnnounced() throws Exception {
        RemoteServices large = new RemoteServices(Duration.ofSeconds(20), false, 64 << 20, 4 << 20);
        try (large;
                RawNode node = RawNode.hangingUp(OK + "Content-Length: 60000000\r\n\r\n{}")) {
            RemoteFailure failure = catchThrowableOfType(
                    RemoteFailure.class,
                    () -> large.at("m1", node.address())
                            .call(Operation.PREDICT, Asking.json("{}"), Asking.REST.within(taken::addAndGet)));

            assertThat(failure).hasMessageContaining("fixed content-length: 60000000, bytes received: 2");
            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(taken).hasValue(64 << 10);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, UNAVAILABLE, 'node m1 answered, but its answer cannot be read now: no'",
        "TOO_LARGE, BAD_GATEWAY, node m1 answered with more data than can be read: no"
    })
    void readsNothingWithoutMemory(Reason refused, Reason told, String message) throws Exception {
        Allowance none = bytes -> {
            throw new SeldonException(refused, "no");
        };
        try (RawNode node = RawNode.endless(CHUNKED, "1\r\nx\r\n")) {
            RemoteFailure failure = failure(node.address(), none);

            assertThat(failure).hasMessage(message);
            assertThat(failure.reason()).isEqualTo(told);
            assertThat(node.isHungUp()).isTrue();
        }
    }

    @Test
    void takesMemoryForWhatItUnpacksToo() {
        String body = "{\"strData\":\"" + "x".repeat(30_000) + "\"}";
        byte[] packed = Packed.gzip(body.getBytes(StandardCharsets.UTF_8));
        try (RestNode node = packed(packed)) {
            assertThat(predict(node.address(), taken::addAndGet)).isEqualTo(body);
            assertThat(taken).hasValue(packed.length + 32_768 + body.length());
        }
    }

    @Test
    void countsUnpackedBytes() {
        byte[] bomb = Packed.gzip(new byte[64 << 20]);
        try (RestNode node = packed(Arrays.copyOf(bomb, LIMIT))) {
            assertTooLarge(node.address());
            assertThat(taken).hasValue(LIMIT + LIMIT);
        }
    }

    @Test
    void unpacksARowOfEmptyMembers() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        byte[] empty = Packed.gzip(new byte[0]);
        for (int i = 0; i < LIMIT / empty.length - 2; i++) {
            members.writeBytes(empty);
        }
        members.writeBytes(Packed.gzip("{}"));
        try (RestNode node = packed(members.toByteArray())) {
            assertThat(predict(node.address(), taken::addAndGet)).isEqualTo("{}");
        }
    }

    /** Unpacks to less than the limit, but by way of more. */
    @Test
    void countsTheBytesOfEachCoding() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        byte[] empty = Packed.gzip(new byte[0]);
        while (members.size() <= LIMIT) {
            members.writeBytes(empty);
        }
        byte[] body = Packed.gzip(members.toByteArray());
        try (RestNode node = new RestNode((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip, gzip");
            RestNode.send(exchange, 200, "application/json", body);
        })) {
            assertTooLarge(node.address());
        }
    }

    @Test
    void unpacksSeveralMembers() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(Packed.gzip("{\"strData\":"));
        members.writeBytes(Packed.gzip("\"a\"}"));
        try (RestNode node = packed(members.toByteArray())) {
            assertThat(predict(node.address(), taken::addAndGet)).isEqualTo("{\"strData\":\"a\"}");
        }
    }

    @Test
    void saysThatAPackedAnswerIsCutOff() {
        byte[] whole = Packed.gzip("{\"strData\":\"a\"}");
        try (RestNode node = packed(Arrays.copyOf(whole, whole.length - 10))) {
            RemoteFailure failure = failure(node.address(), taken::addAndGet);

            assertThat(failure)
                    .hasMessage("node m1 answered with a body that does not match its Content-Encoding:"
                            + " the data end early");
            assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
        }
    }

    private static RestNode packed(byte[] body) {
        return new RestNode((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            RestNode.send(exchange, 200, "application/json", body);
        });
    }
}
