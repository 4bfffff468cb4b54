package org.primeradiant.siege;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends twenty well-formed calls a second over each of REST and gRPC, whether or not earlier ones have been answered.
 * Each sends random numbers, and the answer must contain the sums of exactly these rows.
 */
final class GoodCalls implements AutoCloseable {
    private static final int PERIOD_MILLIS = 50;
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;
    private static final int UNAVAILABLE = 503;

    /** Longer than a call may wait for threads occupied by a burst of hanging calls. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int MOST_WAITING = 10_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Measured overRest = new Measured("good calls, REST");
    private final Measured overGrpc = new Measured("good calls, gRPC");
    private final Passes passes;
    private final URI predict;
    private final Bystander client;
    private final Random random;

    GoodCalls(int httpPort, int grpcPort, Passes passes, long seed) {
        this.passes = passes;
        predict = URI.create("http://127.0.0.1:" + httpPort + "/predict");
        client = new Bystander(grpcPort);
        random = new Random(seed);
    }

    void start() {
        clock.scheduleAtFixedRate(
                () -> {
                    sendOverRest(rows());
                    sendOverGrpc(rows());
                },
                0,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Stops sending and waits for the outstanding answers, each of which has a time limit. */
    void stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        waiting.acquire(MOST_WAITING);
    }

    List<Measured> all() {
        return List.of(overRest, overGrpc);
    }

    private double[][] rows() {
        double[][] rows = new double[ROWS][];
        Arrays.setAll(rows, row -> random.doubles(COLUMNS, -1000, 1000).toArray());
        return rows;
    }

    private static List<Double> sums(double[][] rows) {
        return Arrays.stream(rows).map(SiegeBeans.Sums::sum).toList();
    }

    private void sendOverRest(double[][] rows) {
        String body = "{\"data\":{\"ndarray\":" + Arrays.deepToString(rows) + "}}";
        HttpRequest.Builder request = HttpRequest.newBuilder(predict)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        passes.call().forEach(request::header);
        waiting.acquireUninterruptibly();
        long start = System.nanoTime();
        http.sendAsync(request.build(), BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            if (failure == null) {
                judge(start, answer, sums(rows));
            } else {
                overRest.failed(start, failure.toString());
            }
            waiting.release();
        });
    }

    private void judge(long start, HttpResponse<String> answer, List<Double> sums) {
        boolean retry = answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() == UNAVAILABLE && retry) {
            overRest.refused(start);
        } else if (answer.statusCode() == 200 && numbers(answer.body()).equals(sums)) {
            overRest.answered(start);
        } else {
            overRest.failed(start, answer.statusCode() + " " + answer.body() + " instead of " + sums);
        }
    }

    /** Returns the numbers in an answer, or an empty list if the body has another form. */
    private static List<Double> numbers(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader
                    .readObject()
                    .getJsonObject("data")
                    .getJsonArray("ndarray")
                    .getValuesAs(JsonNumber.class)
                    .stream()
                    .map(JsonNumber::doubleValue)
                    .toList();
        } catch (JsonException e) {
            return List.of();
        }
    }

    private void sendOverGrpc(double[][] rows) {
        Tensor.Builder tensor = Tensor.newBuilder().addShape(ROWS).addShape(COLUMNS);
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).forEach(tensor::addValues);
        SeldonMessage message = SeldonMessage.newBuilder()
                .setData(DefaultData.newBuilder().setTensor(tensor))
                .build();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        waiting.acquireUninterruptibly();
        long start = System.nanoTime();
        Futures.addCallback(
                client.grpc().predictLater(message, options, passes.call()),
                new FutureCallback<>() {
                    @Override
                    public void onSuccess(SeldonMessage answer) {
                        judge(start, answer, sums(rows));
                        waiting.release();
                    }

                    @Override
                    public void onFailure(Throwable failure) {
                        judge(start, Status.fromThrowable(failure));
                        waiting.release();
                    }
                },
                Runnable::run);
    }

    private void judge(long start, SeldonMessage answer, List<Double> sums) {
        if (answer.getData().getTensor().getValuesList().equals(sums)) {
            overGrpc.answered(start);
        } else {
            overGrpc.failed(start, answer + " instead of " + sums);
        }
    }

    private void judge(long start, Status status) {
        Answer answer = Answer.grpc(status);
        if (answer.busy()) {
            overGrpc.refused(start);
        } else {
            overGrpc.failed(start, answer.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
    }
}
