package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.Watch;
import org.primeradiant.settings.Limits;
import org.primeradiant.testing.ByteMarshaller;

/** Tests a stream through the servlet; the tests play both server and handler, on their own thread. */
class ServletStreamTest {
    private static final int MAX = 1 << 20;
    private static final int KIB = 1024;
    private static final Limits LIMITS =
            new Limits(MAX, MAX, KIB, 4 * MAX, 10, 10, 10, 10, Duration.ZERO, Duration.ofSeconds(30), 0);

    private final Watch watch = new Watch(LIMITS, Thread::new, text -> {}, List.of());
    private final Budget budget = watch.beginUntimed(watch.pool("streams", 1));
    private final ArrivingBody body = new ArrivingBody();
    private final TakenAnswer answer = new TakenAnswer();
    private final Handler handler = new Handler();
    private final ServletCall<byte[], byte[]> call;

    ServletStreamTest() throws IOException {
        call = call();
    }

    /** A handler that only records events and runs {@code whenReady}. */
    private static final class Handler extends ServerCall.Listener<byte[]>
            implements ServerCallHandler<byte[], byte[]> {
        private final List<String> events = new ArrayList<>();
        private Runnable whenReady = () -> {};

        @Override
        public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
            return this;
        }

        @Override
        public void onMessage(byte[] message) {
            events.add("message of " + message.length);
        }

        @Override
        public void onReady() {
            whenReady.run();
        }

        @Override
        public void onHalfClose() {
            events.add("end");
        }

        @Override
        public void onCancel() {
            events.add("cancelled");
        }

        @Override
        public void onComplete() {
            events.add("complete");
        }
    }

    private ServletCall<byte[], byte[]> call() throws IOException {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName("test.Streams/Talk")
                .setRequestMarshaller(new ByteMarshaller())
                .setResponseMarshaller(new ByteMarshaller())
                .build();
        ServletAnswer sent = new ServletAnswer(answer.async(), answer.response());
        ServletCall<byte[], byte[]> made = new ServletCall<>(
                ServerMethodDefinition.create(method, handler),
                sent,
                new ServletCall.Peer("test", Attributes.EMPTY),
                Context.ROOT.withCancellation(),
                Runnable::run);
        ServletStream.open(
                made,
                sent,
                new ServletStream.Request(body, new Metadata(), MAX),
                new CallAdmission(budget, Runnable::run, false, Status.OK, StreamTerms.UNLIMITED));
        return made;
    }

    private static byte[] frame(int length) {
        return ByteBuffer.allocate(5 + length)
                .put((byte) 0)
                .putInt(length)
                .put(new byte[length])
                .array();
    }

    @Test
    void handsOverOneMessageForEachThatTheHandlerAsksFor() throws IOException {
        call.request(1);
        body.come(frame(10));
        body.come(frame(20));
        body.come(frame(30));
        assertThat(handler.events).containsExactly("message of 10");

        call.request(1);
        assertThat(handler.events).containsExactly("message of 10", "message of 20");

        call.request(1);
        assertThat(handler.events).containsExactly("message of 10", "message of 20", "message of 30");
    }

    @Test
    void readsNothingThatTheHandlerDidNotAskFor() throws IOException {
        body.come(frame(10));
        body.come(frame(20));
        assertThat(body.bytesRead()).isZero();

        call.request(1);

        assertThat(body.bytesRead()).isEqualTo(15);
    }

    @Test
    void tellsTheEndToAHandlerThatAsksForNothingMore() throws IOException {
        call.request(1);
        body.come(frame(10));

        body.complete();

        assertThat(handler.events).containsExactly("message of 10", "end");
    }

    @Test
    void tellsTheEndAfterTheLastMessageThatIsAskedFor() throws IOException {
        body.come(frame(10));
        body.complete();
        assertThat(handler.events).isEmpty();

        call.request(2);

        assertThat(handler.events).containsExactly("message of 10", "end");
    }

    @Test
    void readsAMessageOfManyPieces() throws IOException {
        byte[] frame = frame(100_000);
        call.request(1);

        for (int i = 0; i < frame.length; i += 10_000) {
            body.come(Arrays.copyOfRange(frame, i, Math.min(frame.length, i + 10_000)));
        }

        assertThat(handler.events).containsExactly("message of 100000");
    }

    /** A message that stops halfway is abandoned after a while; a pause between messages is not. */
    @Test
    void watchesTheProgressOfAMessageButNotAPause() throws IOException {
        byte[] frame = frame(1000);
        call.request(2);
        assertThat(budget.isReading()).isFalse();

        body.come(Arrays.copyOf(frame, 100));
        assertThat(budget.isReading()).isTrue();

        body.come(Arrays.copyOfRange(frame, 100, frame.length));
        assertThat(budget.isReading()).isFalse();
        assertThat(handler.events).containsExactly("message of 1000");
    }

    @Test
    void takesMemoryForAMessageUntilTheHandlerIsDoneWithIt() throws IOException {
        call.request(Integer.MAX_VALUE);

        for (int i = 0; i < 10; i++) {
            body.come(frame(MAX));
        }

        assertThat(handler.events).hasSize(10);
        assertThat(watch.memory().taken()).isZero();
    }

    @Test
    void holdsAHandlerThatSendsWhileItIsReady() throws IOException {
        handler.whenReady = () -> {
            while (call.isReady()) {
                call.sendMessage(new byte[KIB - 5]);
            }
        };
        call.sendHeaders(new Metadata());

        answer.take(10 * KIB); // the handler was told at the start of the call that it may send
        call.tellReady();
        assertThat(call.isReady()).isFalse();
        assertThat(answer.taken().size()).isEqualTo(10 * KIB);
        assertThat(watch.memory().taken()).isEqualTo(32 * KIB);

        answer.take(100 * KIB);
        assertThat(call.isReady()).isFalse();
        assertThat(answer.taken().size()).isEqualTo(110 * KIB);
        assertThat(watch.memory().taken()).isEqualTo(32 * KIB);
    }

    @Test
    void endsTheAnswerWhenTheCallerHasTakenAllOfIt() throws IOException {
        call.sendHeaders(new Metadata());
        call.sendMessage(new byte[40 * KIB]);
        call.close(Status.OK, new Metadata());
        assertThat(answer.completed()).isFalse();

        answer.take(1); // the server accepts the first piece and is then not ready
        assertThat(answer.completed()).isFalse();
        answer.take(100 * KIB);

        assertThat(answer.taken().size()).isEqualTo(5 + 40 * KIB);
        assertThat(answer.completed()).isTrue();
        assertThat(answer.trailers()).containsEntry("grpc-status", "0");
        assertThat(handler.events).containsExactly("complete");
    }

    @Test
    void dropsWhatTheCallerHasNotTakenWhenTheApplicationStops() throws IOException {
        OpenStreams streams = new OpenStreams();
        streams.add(call);
        call.sendHeaders(new Metadata());
        answer.take(1);
        call.sendMessage(new byte[40 * KIB]);

        streams.close();

        assertThat(answer.completed()).isTrue();
        assertThat(answer.trailers()).containsEntry("grpc-status", "14");
        assertThat(handler.events).containsExactly("cancelled");
    }

    @Test
    void endsAStreamThatIsOpenedWhileTheApplicationStops() throws IOException {
        OpenStreams streams = new OpenStreams();
        streams.close();

        streams.add(call);
        answer.take(1);

        assertThat(answer.completed()).isTrue();
        assertThat(answer.headers()).containsEntry("grpc-status", "14");
    }

    @Test
    void refusesAnAnswerThatTheMemoryDoesNotSufficeFor() throws IOException {
        call.sendHeaders(new Metadata());
        answer.take(1);
        for (int i = 0; i < 5; i++) {
            call.sendMessage(new byte[MAX]);
        }

        assertThat(answer.completed()).isTrue();
        assertThat(answer.trailers()).containsEntry("grpc-status", "8");
        assertThat(handler.events).containsExactly("cancelled");
    }

    @Test
    void cancelsACallWhoseCallerHasGone() throws IOException {
        call.sendHeaders(new Metadata());
        answer.breaks();
        answer.take(1);

        call.sendMessage(new byte[10]);
        call.sendMessage(new byte[10]);

        assertThat(handler.events).containsExactly("cancelled");
        assertThat(answer.completed()).isTrue();
        assertThat(call.isCancelled()).isTrue();
    }

    /** A flush would send the headers before the handler has set them. */
    @Test
    void flushesNothingBeforeTheFirstMessage() throws IOException {
        answer.take(KIB);

        call.flush();

        assertThat(answer.flushes()).isZero();
    }

    /** Undertow sometimes calls onWritePossible without reason, and loses what a flush could not send. */
    @Test
    void bearsCallsWithoutCauseAndFlushesAnew() throws IOException {
        call.sendHeaders(new Metadata());
        answer.take(KIB);
        call.sendMessage(new byte[10]);
        int flushes = answer.flushes();

        answer.listener().onWritePossible();
        answer.listener().onWritePossible();
        call.flush();

        assertThat(answer.flushes()).isEqualTo(flushes + 1);
        assertThat(answer.taken().size()).isEqualTo(15);
        assertThat(answer.completed()).isFalse();
    }
}
