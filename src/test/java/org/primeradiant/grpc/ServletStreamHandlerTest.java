package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.Pool;
import org.primeradiant.admission.Watch;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.settings.Limits;

/** Tests streams that answer each message through the servlet; the tests play the server, on their own thread. */
class ServletStreamHandlerTest {
    private static final int MAX = 1 << 20;
    private static final Limits LIMITS =
            new Limits(MAX, MAX, 1024, 4 * MAX, 10, 10, 10, 10, Duration.ofSeconds(60), Duration.ofSeconds(30), 0);

    private final Watch watch = new Watch(LIMITS, Thread::new, text -> {}, List.of());
    private final Pool pool = watch.pool("streams", 1);
    private final Budget budget = watch.begin(pool);
    private final ArrivingBody body = new ArrivingBody();
    private final TakenAnswer answer = new TakenAnswer();
    private final InFlight inFlight = new InFlight();
    private final List<Boolean> deadlines = new ArrayList<>();

    ServletStreamHandlerTest() throws IOException {
        TalkMethod talk = new TalkMethod((text, caller) -> {
            deadlines.add(caller.budget().deadline().isPresent());
            if (text.equals("bad")) {
                throw new SeldonException(Reason.BAD_DATA, "no such thing");
            }
            return text;
        });
        ServletAnswer sent = new ServletAnswer(answer.async(), answer.response());
        CallAdmission admission = new CallAdmission(
                budget, Runnable::run, true, Status.OK, new StreamTerms(() -> true, () -> watch.begin(pool)));
        ServletCall<?, ?> call = new ServletCall<>(
                talk.definition(inFlight),
                sent,
                new ServletCall.Peer("test", Attributes.EMPTY),
                Context.ROOT.withValue(CallAdmission.KEY, admission).withCancellation(),
                Runnable::run);
        ServletStream.open(call, sent, new ServletStream.Request(body, new Metadata(), MAX), admission);
    }

    private static byte[] frame(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + utf8.length)
                .put((byte) 0)
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }

    /** The answers so far. */
    private List<String> answers() {
        List<String> answers = new ArrayList<>();
        ByteBuffer taken = ByteBuffer.wrap(answer.taken().toByteArray());
        while (taken.hasRemaining()) {
            byte[] text = new byte[taken.position(taken.position() + 1).getInt()];
            taken.get(text);
            answers.add(new String(text, StandardCharsets.UTF_8));
        }
        return answers;
    }

    @Test
    void answersMessagesAsTheyComeAndGoesOnAfterAFailure() throws Exception {
        answer.take(MAX);

        body.come(frame("a"));
        assertThat(answers()).containsExactly("a");

        body.come(frame("bad"));
        body.come(frame("b"));
        assertThat(answers()).containsExactly("a", "failed: no such thing", "b");

        body.complete();
        assertThat(answer.completed()).isTrue();
        assertThat(answer.trailers()).containsEntry("grpc-status", "0");
    }

    @Test
    void limitsTheTimeOfMessagesButNotOfTheStream() throws Exception {
        answer.take(MAX);

        body.come(frame("a"));

        assertThat(deadlines).containsExactly(true);
        assertThat(budget.deadline()).isEmpty();
    }

    @Test
    void holdsNothingBetweenMessages() throws Exception {
        answer.take(MAX);

        for (int i = 0; i < 10; i++) {
            body.come(frame("x".repeat(MAX / 8)));
            answer.take(MAX);
        }

        assertThat(answers()).hasSize(10);
        assertThat(watch.memory().taken()).isZero();
        assertThat(inFlight.awaitQuiet(Duration.ZERO, Duration.ZERO)).isTrue();
    }

    /** The message after the first answer that the caller does not take is read, but none after it. */
    @Test
    void readsNoFurtherMessageAsLongAsTheCallerTakesNoAnswers() throws Exception {
        String text = "x".repeat(40 << 10);
        for (int i = 0; i < 5; i++) {
            body.come(frame(text));
        }
        assertThat(body.bytesRead()).isEqualTo(frame(text).length);

        for (int i = 0; i < 5; i++) {
            answer.take(MAX);
        }
        assertThat(answers()).hasSize(5);
    }
}
