package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seldon.protos.PredictionProtos;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.microservice.Operation;
import org.primeradiant.testing.Ports;

class RemoteServicesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static RemoteServices services(boolean checksHealth) {
        return new RemoteServices(TIMEOUT, checksHealth, 64 << 20, 4 << 20);
    }

    private static void predict(NodeService service, Asking caller) {
        service.call(Operation.PREDICT, Asking.json("{}"), caller).value();
    }

    @Test
    void saysWhatItIs() {
        try (RemoteServices services = services(false)) {
            NodeService service = services.at("m1", new Address("host", 9000, 9500));

            assertThat(service.kind()).isEqualTo("remote");
            assertThat(service.source()).isEqualTo("http://host:9000");
            assertThat(service.offers()).isEqualTo(NodeService.ANYTHING);
        }
    }

    /** With both ports, the caller's protocol decides; with one port, that port is used. */
    @ParameterizedTest
    @CsvSource({
        "true, true, false, REST",
        "true, true, true, GRPC",
        "true, false, true, REST",
        "false, true, false, GRPC",
        "true, false, false, REST",
        "false, true, true, GRPC"
    })
    void asksOverTheCallersProtocolIfItCan(boolean http, boolean grpc, boolean isGrpc, String asked) {
        try (RestNode rest = RestNode.echoing();
                GrpcNode other = GrpcNode.answering(PredictionProtos.SeldonMessage.getDefaultInstance());
                RemoteServices services = services(false)) {
            Address address = new Address(
                    "127.0.0.1",
                    http ? rest.address().httpPort() : 0,
                    grpc ? other.address().grpcPort() : 0);

            predict(services.at("m1", address), isGrpc ? Asking.GRPC : Asking.REST);

            assertThat(rest.asked()).hasSize(asked.equals("REST") ? 1 : 0);
            assertThat(other.asked()).hasSize(asked.equals("GRPC") ? 1 : 0);
        }
    }

    @Test
    void refusesAHostThatNoUrlCanName() {
        try (RemoteServices services = services(false)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> services.at("m1", new Address("my_host", 9000, 0)))
                    .withMessageStartingWith("has the invalid host 'my_host': ");
        }
    }

    @Test
    void callsAnAddressOfVersion6() {
        try (RemoteServices services = services(false)) {
            assertThatThrownBy(() -> predict(services.at("m1", new Address("::1", Ports.free(), 0)), Asking.REST))
                    .hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void isReadyWhenItsPortIsOpen() {
        int closed = Ports.free();
        try (RestNode rest = RestNode.answering(500, "", "");
                GrpcNode grpc = GrpcNode.answering(PredictionProtos.SeldonMessage.getDefaultInstance());
                RemoteServices services = services(false)) {
            assertThat(services.at("m1", rest.address()).isReady()).isTrue();
            assertThat(services.at("m1", grpc.address()).isReady()).isTrue();
            assertThat(services.at("m1", new Address("127.0.0.1", closed, 0)).isReady())
                    .isFalse();
            assertThat(services.at("m1", new Address("127.0.0.1", 0, closed)).isReady())
                    .isFalse();
            assertThat(services.at("m1", new Address("nowhere.invalid", 1, 0)).isReady())
                    .isFalse();
            assertThat(rest.asked()).isEmpty();
        }
    }

    @Test
    void isReadyWhenItSaysThatItIsWell() {
        int closed = Ports.free();
        try (RestNode well = RestNode.answering("{}");
                RestNode ill = RestNode.answering(503, "", "");
                GrpcNode grpc = GrpcNode.answering(PredictionProtos.SeldonMessage.getDefaultInstance());
                RemoteServices services = services(true)) {
            assertThat(services.at("m1", well.address()).isReady()).isTrue();
            assertThat(services.at("m1", ill.address()).isReady()).isFalse();
            assertThat(services.at("m1", grpc.address()).isReady()).isTrue();
            assertThat(services.at("m1", new Address("127.0.0.1", closed, 0)).isReady())
                    .isFalse();
            assertThat(well.onlyAsked().method()).isEqualTo("GET");
            assertThat(well.onlyAsked().path()).isEqualTo("/api/v1.0/health/status");
        }
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RemoteServices services = services(false);
        try (RestNode rest = RestNode.echoing();
                GrpcNode grpc = GrpcNode.answering(PredictionProtos.SeldonMessage.getDefaultInstance())) {
            predict(services.at("m1", rest.address()), Asking.REST);
            predict(services.at("m1", grpc.address()), Asking.GRPC);
            assertThat(clientThreads(before))
                    .extracting(Thread::getName)
                    .contains("radiant-http-selector")
                    .anyMatch(name -> name.startsWith("radiant-remote-"))
                    .noneMatch(RemoteServicesTest::isSharedWithOthers);

            services.close();
        }

        for (Thread thread : clientThreads(before)) {
            thread.join(TIMEOUT.toMillis());
        }
        assertThat(clientThreads(before)).isEmpty();
    }

    private static List<Thread> clientThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && !runsTests(thread))
                .filter(thread -> thread.getName().startsWith("radiant-") || isSharedWithOthers(thread.getName()))
                .toList();
    }

    /** Excludes the pool of JUnit, which adds threads while tests run. */
    private static boolean runsTests(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker
                && Thread.currentThread() instanceof ForkJoinWorkerThread own
                && worker.getPool() == own.getPool();
    }

    /** Matches the shared threads that the JDK and gRPC create by default; they would outlive the application. */
    private static boolean isSharedWithOthers(String name) {
        return name.startsWith("HttpClient")
                || name.startsWith("grpc-default-executor")
                || name.startsWith("grpc-timer")
                || name.startsWith("ForkJoinPool")
                || name.startsWith("CompletableFuture");
    }

    @Test
    void hasNoThreadBeforeTheFirstCall() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RestNode node = RestNode.echoing();
                RemoteServices services = services(false)) {
            services.at("m1", node.address()).isReady();

            assertThat(clientThreads(before)).isEmpty();
        }
    }

    @Test
    void asksNobodyAfterTheEnd() {
        try (RestNode rest = RestNode.echoing();
                GrpcNode grpc = GrpcNode.answering(PredictionProtos.SeldonMessage.getDefaultInstance())) {
            RemoteServices services = services(false);
            services.close();

            assertThatThrownBy(() -> predict(services.at("m1", rest.address()), Asking.REST))
                    .hasMessage("node m1 did not answer: the application is stopping");
            assertThatThrownBy(() -> predict(services.at("m1", grpc.address()), Asking.GRPC))
                    .hasMessage("node m1 did not answer: the application is stopping");
            assertThat(rest.asked()).isEmpty();
        }
    }
}
