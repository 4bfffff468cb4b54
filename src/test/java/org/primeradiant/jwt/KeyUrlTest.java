package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.JwtSettings;
import org.primeradiant.testing.LogLines;

class KeyUrlTest {
    private static final Issuer OLD = Issuer.of("old", "ES256");
    private static final Issuer NEW = Issuer.of("new", "ES256");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status = 200;
    private volatile String body = Issuer.jwks(OLD);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/keys", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            gate.await();
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JwtMechanism open() {
        String location = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
        JwtSettings settings = new JwtSettings(
                Issuer.NAME,
                List.of(),
                "",
                location,
                List.of(),
                Duration.ofSeconds(60),
                Duration.ZERO,
                List.of("groups"));
        return JwtMechanism.open(settings, Thread::new, Clock.systemUTC(), nanos::get);
    }

    private static String right(Issuer issuer) {
        return TokenCase.RIGHT.token(issuer);
    }

    private static SeldonException refusal(JwtMechanism mechanism, String token) {
        try {
            mechanism.identify("bearer", token);
        } catch (SeldonException e) {
            return e;
        }
        throw new AssertionError("the token was accepted");
    }

    @Test
    void fetchesTheKeysOnceAndKeepsThem() {
        JwtMechanism mechanism = open();

        for (int i = 0; i < 100; i++) {
            assertThat(mechanism.identify("bearer", right(OLD))).isPresent();
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void fetchesAgainForAnUnknownKid() {
        JwtMechanism mechanism = open();
        body = Issuer.jwks(OLD, NEW);
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());

        assertThat(mechanism.identify("bearer", right(NEW))).isPresent();
        assertThat(mechanism.identify("bearer", right(OLD))).isPresent();
        assertThat(requests).hasValue(2);
    }

    @Test
    void fetchesForUnknownKidsOnceInFiveSeconds() {
        JwtMechanism mechanism = open();
        nanos.addAndGet(KeyUrl.PAUSE.toNanos() - 1);
        assertThat(refusal(mechanism, right(NEW))).hasMessage("the token names a key that the issuer does not have");
        assertThat(requests).hasValue(1);

        nanos.addAndGet(1);
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(mechanism, right(NEW)).reason()).isEqualTo(Reason.UNAUTHENTICATED);
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void forgetsVerifiedTokensWhenTheirKeyIsGone() {
        JwtMechanism mechanism = open();
        String token = right(OLD);
        assertThat(mechanism.identify("bearer", token)).isPresent();
        body = Issuer.jwks(NEW);
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());

        assertThat(mechanism.identify("bearer", right(NEW))).isPresent();
        assertThat(refusal(mechanism, token)).hasMessage("the token names a key that the issuer does not have");
    }

    @Test
    void fetchesInTheBackgroundAfterFiveMinutes() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        KeyUrl source = source(begun);
        assertThat(source.refreshed().keys()).hasSize(1);
        body = Issuer.jwks(OLD, NEW);
        gate = new CountDownLatch(1);
        nanos.addAndGet(KeyUrl.LIFE.toNanos());

        assertThat(source.keys().keys()).hasSize(1);
        begun.await();
        gate.countDown();
        while (source.keys().keys().size() == 1) {
            Thread.onSpinWait();
        }
        assertThat(source.keys().keys()).hasSize(2);
        assertThat(requests).hasValue(2);
    }

    private KeyUrl source(CountDownLatch begun) {
        return new KeyUrl(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"),
                task -> new Thread(() -> {
                    begun.countDown();
                    task.run();
                }),
                nanos::get);
    }

    @Test
    void makesOneCallerWaitWhileOthersGoOn() throws Exception {
        JwtMechanism mechanism = open();
        String known = right(OLD);
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());
        body = Issuer.jwks(OLD, NEW);
        gate = new CountDownLatch(1);

        Future<Boolean> waiting =
                threads.submit(() -> mechanism.identify("bearer", right(NEW)).isPresent());
        while (requests.get() < 2) {
            Thread.onSpinWait();
        }
        assertThat(mechanism.identify("bearer", known)).isPresent();
        assertThat(refusal(mechanism, right(NEW)).reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(waiting.isDone()).isFalse();
        gate.countDown();

        assertThat(waiting.get()).isTrue();
        assertThat(requests).hasValue(2);
    }

    @Test
    void keepsTheKeysWhileTheIssuerFailsAndLogsThatOnce() {
        JwtMechanism mechanism = open();
        status = 503;

        try (LogLines log = new LogLines(KeyUrl.class)) {
            for (int i = 0; i < 3; i++) {
                nanos.addAndGet(KeyUrl.PAUSE.toNanos());
                assertThat(refusal(mechanism, right(NEW)).reason()).isEqualTo(Reason.UNAUTHENTICATED);
            }
            assertThat(mechanism.identify("bearer", right(OLD))).isPresent();
            assertThat(requests).hasValue(4);
            // Only this server's: a fetch that another test has left behind may end now.
            assertThat(log.lines())
                    .filteredOn(line -> line.contains(":" + server.getAddress().getPort() + "/keys"))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Cannot fetch keys from http://");
        }
    }

    @Test
    void waitsForNewKeysBeforeItTrustsThoseOfTenMinutesAgo() {
        JwtMechanism mechanism = open();
        String token = right(OLD);
        assertThat(mechanism.identify("bearer", token)).isPresent();
        body = Issuer.jwks(NEW);
        nanos.addAndGet(KeyUrl.STALE.toNanos());

        assertThat(refusal(mechanism, token)).hasMessage("the token names a key that the issuer does not have");
        assertThat(requests).hasValue(2);
    }

    @Test
    void makesAllCallersWaitWhileTheKeysAreOld() throws Exception {
        JwtMechanism mechanism = open();
        String token = right(OLD);
        body = Issuer.jwks(NEW);
        gate = new CountDownLatch(1);
        nanos.addAndGet(KeyUrl.STALE.toNanos());

        Future<SeldonException> first = threads.submit(() -> refusal(mechanism, token));
        while (requests.get() < 2) {
            Thread.onSpinWait();
        }
        Future<SeldonException> second = threads.submit(() -> refusal(mechanism, token));
        gate.countDown();

        assertThat(first.get().reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(second.get().reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(requests).hasValue(2);
    }

    @Test
    void usesTheKeysForAnHourWithoutTheIssuer() {
        JwtMechanism mechanism = open();
        String token = right(OLD);
        status = 503;

        nanos.set(KeyUrl.STALE.toNanos());
        assertThat(mechanism.identify("bearer", token)).isPresent();
        assertThat(mechanism.identify("bearer", token)).isPresent();
        assertThat(requests).hasValue(2);
        nanos.set(Duration.ofHours(1).toNanos() - 1);
        assertThat(mechanism.identify("bearer", token)).isPresent();
        nanos.incrementAndGet();
        SeldonException refusal = refusal(mechanism, token);
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal).hasMessage("the keys of the issuer of tokens are not available");

        status = 200;
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());
        assertThat(mechanism.identify("bearer", token)).isPresent();
    }

    @Test
    void fetchesAgainForATokenWithoutKidThatNoKeyVerifies() {
        JwtMechanism mechanism = open();
        String token = TokenCase.WITHOUT_KID.token(NEW);
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(mechanism, token)).hasMessage("the token has a signature that is not the issuer's");
        }
        assertThat(requests).hasValue(2);

        body = Issuer.jwks(OLD, NEW);
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());
        assertThat(mechanism.identify("bearer", token)).isPresent();
        assertThat(requests).hasValue(3);
    }

    @Test
    void fetchesAgainForAKidThatNoKeyHasThoughSomeKeysHaveNone() {
        body = "{\"keys\":[{\"use\":\"sig\"," + OLD.members() + "}]}";
        JwtMechanism mechanism = open();
        assertThat(mechanism.identify("bearer", right(OLD))).isPresent();
        body = Issuer.jwks(NEW);
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());

        assertThat(mechanism.identify("bearer", right(NEW))).isPresent();
    }

    @Test
    void fetchesNothingForAWrongSignatureOfAKeyThatItKnows() {
        JwtMechanism mechanism = open();
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());

        assertThat(refusal(mechanism, TokenCase.OTHER_KEY.token(OLD)))
                .hasMessage("the token has a signature that is not the issuer's");
        assertThat(requests).hasValue(1);
    }

    @Test
    void startsWithoutKeysAndIsUnavailableUntilTheyCome() {
        status = 503;
        JwtMechanism mechanism = open();

        SeldonException refusal = refusal(mechanism, right(OLD));
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal).hasMessage("the keys of the issuer of tokens are not available");
        status = 200;
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());
        assertThat(mechanism.identify("bearer", right(OLD))).isPresent();
    }

    @Test
    void followsNoRedirect() {
        status = 302;

        assertThat(refusal(open(), right(OLD)).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(requests).hasValue(1);
    }

    @Test
    void takesNoAnswerOfMoreThanAQuarterOfAMebibyte() {
        body = Issuer.jwks(OLD) + " ".repeat(1 << 18);

        assertThat(refusal(open(), right(OLD)).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void keepsTheInterruptOfACallThatIsOver() {
        JwtMechanism mechanism = open();
        nanos.addAndGet(KeyUrl.PAUSE.toNanos());
        gate = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> mechanism.identify("bearer", right(NEW)));
        assertThat(Thread.interrupted()).isTrue();
    }
}
