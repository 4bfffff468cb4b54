package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;
import org.primeradiant.testing.Ports;

/** Checks how calls to remote nodes end on timeouts, interrupts, unreachable hosts and shutdown. */
@Timeout(60)
class RemoteTimeTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static RemoteServices services(Duration timeout) {
        return new RemoteServices(timeout, false, 64 << 20, 4 << 20);
    }

    private static Content<SeldonMessage> predict(RemoteServices services, Address address, Asking caller) {
        return services.at("m1", address).call(Operation.PREDICT, Asking.json("{}"), caller);
    }

    @Test
    void waitsForARestNodeNoLongerThanTheTimeout() throws Exception {
        try (SilentNode node = new SilentNode("");
                RemoteServices services = services(SHORT)) {
            assertLate(
                    services,
                    node.address(),
                    Asking.REST,
                    "http://127.0.0.1:" + node.address().httpPort());
            assertThat(node.end.get()).isEqualTo(-1);
        }
    }

    @Test
    void waitsForTheRestOfAnAnswerNoLongerThanTheTimeout() throws Exception {
        try (SilentNode node = new SilentNode("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"st");
                RemoteServices services = services(SHORT)) {
            assertLate(
                    services,
                    node.address(),
                    Asking.REST,
                    "http://127.0.0.1:" + node.address().httpPort());
            assertThat(node.end.get()).isEqualTo(-1);
        }
    }

    @Test
    void waitsForAGrpcNodeNoLongerThanTheTimeout() {
        try (HangingNode node = new HangingNode();
                RemoteServices services = services(SHORT)) {
            assertLate(
                    services,
                    node.address(),
                    Asking.GRPC,
                    "grpc://127.0.0.1:" + node.address().grpcPort());
        }
    }

    private static void assertLate(RemoteServices services, Address address, Asking caller, String place) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(services, address, caller));

        assertThat(failure).hasMessage("node m1 at " + place + " did not answer within 200 ms");
        assertThat(failure.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(failure.body()).isEmpty();
        assertThat(failure.grpcStatus()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void waitsNoLongerThanTheCaller() throws Exception {
        try (SilentNode rest = new SilentNode("");
                HangingNode grpc = new HangingNode();
                RemoteServices services = services(LONG)) {
            assertThatThrownBy(() -> predict(
                            services,
                            rest.address(),
                            Asking.REST.until(Instant.now().plus(SHORT))))
                    .hasMessageContaining("did not answer within ");
            assertThatThrownBy(() -> predict(
                            services,
                            grpc.address(),
                            Asking.GRPC.until(Instant.now().plus(SHORT))))
                    .hasMessageContaining("did not answer within ");
        }
    }

    @Test
    void doesNotAskForACallerWhoseDeadlineHasPassed() {
        try (RestNode node = RestNode.echoing();
                RemoteServices services = services(LONG)) {
            assertThatThrownBy(() -> predict(services, node.address(), Asking.REST.until(Instant.now())))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessage("node m1 was not called: its caller's deadline has passed");
            assertThat(node.asked()).isEmpty();
        }
    }

    @Test
    void hangsUpOnARestNodeWhenItsThreadIsInterrupted() throws Exception {
        try (SilentNode node = new SilentNode("");
                RemoteServices services = services(LONG)) {
            CallInFlight call = new CallInFlight(services, node.address(), Asking.REST);
            node.asked.await();

            call.thread.interrupt();

            call.assertAbandoned();
            assertThat(node.end.get()).isEqualTo(-1);
        }
    }

    @Test
    void cancelsTheCallOfAGrpcNodeWhenItsThreadIsInterrupted() throws Exception {
        try (HangingNode node = new HangingNode();
                RemoteServices services = services(LONG)) {
            CallInFlight call = new CallInFlight(services, node.address(), Asking.GRPC);
            node.asked.await();

            call.thread.interrupt();

            call.assertAbandoned();
            assertThat(node.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void saysThatNobodyListens() {
        int port = Ports.free();
        try (RemoteServices services = services(LONG)) {
            assertUnreachable(services, new Address("127.0.0.1", port, 0), Asking.REST, "http://127.0.0.1:" + port);
            assertUnreachable(services, new Address("127.0.0.1", 0, port), Asking.GRPC, "grpc://127.0.0.1:" + port);
        }
    }

    private static void assertUnreachable(RemoteServices services, Address address, Asking caller, String place) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(services, address, caller));

        assertThat(failure).hasMessageStartingWith("node m1 at " + place + " cannot be reached: Connection refused");
        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        try (RemoteServices services = services(LONG)) {
            assertThatThrownBy(() -> predict(services, new Address("nowhere.invalid", 1, 0), Asking.REST))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessage("node m1 at http://nowhere.invalid:1 cannot be reached: unknown host");
            assertThatThrownBy(() -> predict(services, new Address("nowhere.invalid", 0, 1), Asking.GRPC))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessage("node m1 at grpc://nowhere.invalid:1 cannot be reached: unknown host");
        }
    }

    @Test
    void endsCallsInFlightWhenTheApplicationStops() throws Exception {
        try (SilentNode rest = new SilentNode("");
                HangingNode grpc = new HangingNode()) {
            RemoteServices services = services(LONG);
            CallInFlight first = new CallInFlight(services, rest.address(), Asking.REST);
            CallInFlight second = new CallInFlight(services, grpc.address(), Asking.GRPC);
            rest.asked.await();
            grpc.asked.await();

            services.close();

            assertThat(first.failure.get()).hasMessage("node m1 did not answer: the application is stopping");
            assertThat(second.failure.get()).isInstanceOf(RemoteFailure.class);
            assertThat(first.interrupted.get()).isFalse();
        }
    }
}
