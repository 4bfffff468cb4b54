package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.Watch;
import org.primeradiant.settings.Limits;

class ExchangeTest {
    private static final Limits HASTY =
            new Limits(1, 1, 1, 1 << 20, 0, 1, 0, 1, Duration.ofMillis(20), Duration.ofMillis(10), 0);

    private final Map<String, String> headers = new TreeMap<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final CountDownLatch flushed = new CountDownLatch(1);
    private final Watch watch = new Watch(HASTY, Thread::new, text -> {}, List.of());
    private final Exchange exchange =
            new Exchange(request(), response(), OneProtocol.EVERYWHERE, watch, watch.pool("HTTP", 1));
    private int status = 200;
    private Runnable beforeWrite = () -> {};
    private volatile boolean ended;

    @AfterEach
    void close() {
        exchange.end();
        watch.close();
        Thread.interrupted();
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ExchangeTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProtocol" -> "HTTP/1.1";
                    case "getRequestURI" -> "/predict";
                    case "getContextPath" -> "";
                    default -> null;
                });
    }

    /** A response that supports only what sending an answer needs. */
    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                ExchangeTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isCommitted" -> sent.size() > 0;
                    case "setStatus" -> status((int) arguments[0]);
                    case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                    case "getOutputStream" -> stream();
                    case "flushBuffer" -> flush();
                    default -> null;
                });
    }

    private Object status(int code) {
        status = code;
        return null;
    }

    private Object flush() {
        flushed.countDown();
        return null;
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) {
                beforeWrite.run();
                sent.write(b);
            }
        };
    }

    private void awaitTheEnd() throws InterruptedException {
        watch.start();
        while (!flushed.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no answer within 10 seconds");
        }
    }

    @Test
    void answersForAComponentThatTakesTooLongAndDropsWhatItSaysLater() throws Exception {
        exchange.budget();
        try {
            awaitTheEnd();
        } catch (InterruptedException e) { // expected: the component's thread is interrupted
            flushed.await();
        }

        exchange.setStatus(200);
        exchange.setHeader("Late", "yes");
        exchange.getOutputStream().write("too late".getBytes(UTF_8));
        exchange.flushBuffer();

        assertThat(status).isEqualTo(504);
        assertThat(sent.toString(UTF_8))
                .contains("MICROSERVICE_DEADLINE_EXCEEDED")
                .doesNotContain("too late");
        assertThat(headers).containsEntry("Connection", "close").doesNotContainKey("Late");
    }

    /** The server closes the response when the request's thread returns, even one that is half written. */
    @Test
    void endsOnlyWhenTheLateAnswerIsWritten() throws Exception {
        Thread requestThread = Thread.currentThread();
        CountDownLatch writing = new CountDownLatch(1);
        beforeWrite = () -> {
            writing.countDown();
            while (requestThread.getState() != Thread.State.BLOCKED && !ended) {
                Thread.onSpinWait();
            }
        };
        exchange.budget();
        watch.start();
        awaitUninterruptibly(writing);

        exchange.end();
        ended = true;

        assertThat(flushed.getCount()).isZero();
        assertThat(exchange.isCommitted()).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) throws InterruptedException {
        try {
            latch.await();
        } catch (InterruptedException e) { // expected: the component's thread is interrupted
            latch.await();
        }
    }

    @Test
    void answersForACallerWhoseBodyStallsWith408() throws Exception {
        Budget budget = exchange.budget();
        budget.bodyBegins();
        try {
            awaitTheEnd();
        } catch (InterruptedException e) { // expected: the reading thread is interrupted
            flushed.await();
        }

        assertThat(status).isEqualTo(408);
        assertThat(sent.toString(UTF_8)).contains("MICROSERVICE_REQUEST_TIMEOUT");
    }

    @Test
    void doesNotCutOffAnAnswerThatHasBegun() throws Exception {
        Budget budget = exchange.budget();
        exchange.getOutputStream().write("first ".getBytes(UTF_8));
        watch.start();
        while (!budget.isOver()) {
            Thread.onSpinWait();
        }

        exchange.getOutputStream().write("last".getBytes(UTF_8));

        assertThat(sent.toString(UTF_8)).isEqualTo("first last");
        assertThat(status).isEqualTo(200);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void givesTheBudgetBackAtTheEnd() throws IOException {
        exchange.budget().take(1000);
        assertThat(watch.memory().taken()).isEqualTo(1000);

        exchange.end();

        assertThat(watch.memory().taken()).isZero();
    }
}
