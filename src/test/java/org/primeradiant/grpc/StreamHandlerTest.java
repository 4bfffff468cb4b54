package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.InFlight;

/** Tests streams on the separate port. */
class StreamHandlerTest {
    private static final int SECONDS = 30;

    private final InFlight inFlight = new InFlight();
    private LocalPort port;

    @AfterEach
    void close() {
        port.close();
    }

    private void open(Map<String, String> settings, BiFunction<String, GrpcCaller, String> answer) {
        port = new LocalPort(settings, inFlight, List.of(new TalkMethod(answer).service(inFlight)));
    }

    private void open(BiFunction<String, GrpcCaller, String> answer) {
        open(Map.of(), answer);
    }

    private OpenStream<byte[], byte[]> stream() {
        return new OpenStream<>(port.channel(), TalkMethod.CLIENT);
    }

    private static void say(OpenStream<byte[], byte[]> stream, String text) {
        stream.send(TalkMethod.bytes(text));
    }

    private static String next(OpenStream<byte[], byte[]> stream) throws InterruptedException {
        return new String(stream.next(), StandardCharsets.UTF_8);
    }

    @Test
    void answersMessagesInOrderAndEndsWhenTheCallerDoes() throws Exception {
        open((text, caller) -> text + "!");
        OpenStream<byte[], byte[]> stream = stream();

        say(stream, "a");
        say(stream, "b");
        say(stream, "c");
        stream.halfClose();

        assertThat(next(stream)).isEqualTo("a!");
        assertThat(next(stream)).isEqualTo("b!");
        assertThat(next(stream)).isEqualTo("c!");
        assertThat(stream.end()).isEqualTo(Status.OK);
        assertThat(stream.hasMore()).isFalse();
    }

    @Test
    void endsWithoutAMessage() throws Exception {
        open((text, caller) -> text);
        OpenStream<byte[], byte[]> stream = stream();

        stream.halfClose();

        assertThat(stream.end()).isEqualTo(Status.OK);
    }

    @Test
    void goesOnAfterFailures() throws Exception {
        open((text, caller) -> switch (text) {
            case "bad" -> throw new SeldonException(Reason.BAD_DATA, "no such thing");
            case "broken" -> throw new IllegalStateException("secret");
            default -> text;
        });
        OpenStream<byte[], byte[]> stream = stream();

        say(stream, "bad");
        say(stream, "broken");
        say(stream, "good");
        stream.halfClose();

        assertThat(next(stream)).isEqualTo("failed: no such thing");
        assertThat(next(stream)).isEqualTo("failed: internal error; see the server log");
        assertThat(next(stream)).isEqualTo("good");
        assertThat(stream.end()).isEqualTo(Status.OK);
    }

    @Test
    void worksForTwoStreamsAtOnce() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        open((text, caller) -> {
            try {
                both.await(SECONDS, TimeUnit.SECONDS);
                return text;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        OpenStream<byte[], byte[]> first = stream();
        OpenStream<byte[], byte[]> second = stream();

        say(first, "1");
        say(second, "2");

        assertThat(next(first)).isEqualTo("1");
        assertThat(next(second)).isEqualTo("2");
    }

    @Test
    void interruptsTheWorkOfACallerThatCancels() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        open((text, caller) -> forever(working, interrupted));
        OpenStream<byte[], byte[]> stream = stream();
        say(stream, "a");
        assertThat(working.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(inFlight.awaitQuiet(Duration.ZERO, Duration.ZERO)).isFalse();

        stream.cancel();

        assertThat(interrupted.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(inFlight.awaitQuiet(Duration.ZERO, Duration.ofSeconds(SECONDS)))
                .isTrue();
    }

    private static String forever(CountDownLatch working, CountDownLatch interrupted) {
        try {
            working.countDown();
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new SeldonException(Reason.DEADLINE_EXCEEDED, "interrupted", e);
        }
    }

    @Test
    void limitsTheTimeOfEachMessageAndGoesOn() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        open(Map.of("RADIANT_CALL_SECONDS", "1"), (text, caller) -> text.equals("slow") ? forever(latch, latch) : text);
        OpenStream<byte[], byte[]> stream = stream();

        say(stream, "slow");
        say(stream, "fast");

        assertThat(next(stream)).startsWith("failed: ");
        assertThat(next(stream)).isEqualTo("fast");
    }

    @Test
    void holdsNoMemoryOfMessagesThatAreAnswered() throws Exception {
        AtomicLong used = new AtomicLong();
        open((text, caller) -> {
            caller.budget().take(1000);
            used.set(port.memory());
            return "ok";
        });
        OpenStream<byte[], byte[]> stream = stream();
        say(stream, "");
        next(stream);
        assertThat(inFlight.awaitQuiet(Duration.ZERO, Duration.ofSeconds(SECONDS)))
                .isTrue();
        long idle = port.memory();

        say(stream, "x".repeat(500_000));
        next(stream);
        assertThat(inFlight.awaitQuiet(Duration.ZERO, Duration.ofSeconds(SECONDS)))
                .isTrue();

        assertThat(used.get() - idle).isGreaterThanOrEqualTo(1_001_000);
        assertThat(port.memory()).isEqualTo(idle);
    }

    @Test
    void countsNoIdleStreamAsInFlight() throws Exception {
        open((text, caller) -> text);
        OpenStream<byte[], byte[]> stream = stream();

        say(stream, "a");
        next(stream);

        assertThat(inFlight.awaitQuiet(Duration.ZERO, Duration.ofSeconds(SECONDS)))
                .isTrue();
        stream.halfClose();
        assertThat(stream.end()).isEqualTo(Status.OK);
    }

    @Test
    void refusesMoreStreamsThanThereArePlacesForCalls() throws Exception {
        open(Map.of("RADIANT_THREADS", "1", "RADIANT_QUEUE", "1"), (text, caller) -> text);
        OpenStream<byte[], byte[]> first = stream();
        say(first, "1");
        next(first);
        OpenStream<byte[], byte[]> second = stream();
        say(second, "2");
        next(second);

        OpenStream<byte[], byte[]> third = stream();

        Status end = third.end();
        assertThat(end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(end.getDescription())
                .isEqualTo("as many streams are open as RADIANT_THREADS and RADIANT_QUEUE allow calls");
        first.halfClose();
        assertThat(first.end()).isEqualTo(Status.OK);
    }

    @Test
    void endsIdleStreamsWithTheApplication() throws Exception {
        open((text, caller) -> text);
        OpenStream<byte[], byte[]> stream = stream();
        say(stream, "a");
        next(stream);

        port.stop();

        assertThat(stream.end().getCode()).isIn(Status.Code.UNAVAILABLE, Status.Code.CANCELLED);
    }

    /** The client takes answers only up to its window; the server must not work ahead of it without end. */
    @Test
    void takesNoFurtherMessageAsLongAsTheCallerTakesNoAnswers() throws Exception {
        AtomicLong worked = new AtomicLong();
        String answer = "x".repeat(1 << 20);
        open((text, caller) -> {
            worked.incrementAndGet();
            return answer;
        });
        OpenStream<byte[], byte[]> stream = OpenStream.notReading(port.channel(), TalkMethod.CLIENT);
        for (int i = 0; i < 100; i++) {
            say(stream, "a");
        }
        stream.halfClose();
        stream.awaitHeaders();
        assertThat(inFlight.awaitQuiet(Duration.ofMillis(300), Duration.ofSeconds(SECONDS)))
                .isTrue();
        assertThat(worked.get()).isBetween(1L, 5L);

        stream.readAll();

        assertThat(stream.end()).isEqualTo(Status.OK);
        assertThat(worked).hasValue(100);
    }

    @Test
    void knowsTheAddressOfItsCaller() throws Exception {
        open((text, caller) -> caller.address());
        OpenStream<byte[], byte[]> stream = stream();

        say(stream, "where?");

        assertThat(next(stream)).isEqualTo("127.0.0.1");
    }
}
