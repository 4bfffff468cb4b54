package org.primeradiant.logger;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.primeradiant.httpclient.ClosableHttpClient;

/** Sends events over HTTP, on the thread that asks for it. Thread-safe. */
final class Courier implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ExecutorService executor;
    private final ClosableHttpClient client;

    /** What came of an attempt to send an event. */
    record Outcome(Result result, String detail) {
        static final Outcome TAKEN = new Outcome(Result.TAKEN, "");
    }

    /** The kinds of outcomes. */
    enum Result {
        /** The sink has it. */
        TAKEN,
        /** The sink will never take it. */
        REFUSED,
        /** Perhaps later. */
        FAILED
    }

    /**
     * Creates a courier.
     *
     * @param executor runs the processing of answers; shut down by {@link #close()}
     */
    Courier(ExecutorService executor) {
        this.executor = executor;
        this.client = new ClosableHttpClient(
                "radiant-logger",
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(executor));
    }

    /** Sends an event; waits for the sink's answer. */
    Outcome send(URI sink, Event event) throws InterruptedException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(sink).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(event.body()));
            event.headers().forEach(request::setHeader);
            return outcome(status(request.build()));
        } catch (IllegalArgumentException e) { // a header that cannot be sent, or one of the answer that is malformed
            return new Outcome(Result.REFUSED, "not valid HTTP");
        } catch (IOException e) {
            return new Outcome(Result.FAILED, e.getClass().getSimpleName());
        }
    }

    /** Sends it once more if the connection breaks: usually the sink had closed it as idle. */
    private int status(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client().send(request, BodyHandlers.discarding()).statusCode();
        } catch (ConnectException | HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return client().send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static Outcome outcome(int status) {
        if (status >= OK && status < REDIRECTION) {
            return Outcome.TAKEN;
        }
        boolean later = status >= SERVER_ERROR
                || status == REQUEST_TIMEOUT
                || status == TOO_EARLY
                || status == TOO_MANY_REQUESTS;
        return new Outcome(later ? Result.FAILED : Result.REFUSED, "HTTP " + status);
    }

    private HttpClient client() throws IOException, InterruptedException {
        try {
            return client.get();
        } catch (RejectedExecutionException e) {
            throw new IOException("closed", e);
        }
    }

    /** Ends the client's thread and its connections. */
    @Override
    public void close() {
        executor.shutdownNow();
        client.close();
    }
}
