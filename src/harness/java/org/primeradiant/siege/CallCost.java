package org.primeradiant.siege;

import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.primeradiant.container.RadiantProcess;
import org.primeradiant.identity.TestTokens;
import org.primeradiant.testing.Grpc;

/**
 * Measures the server's CPU time for each call, on connections that stay open, by callers that wait for their answers.
 * Nothing else may call the server meanwhile.
 */
final class CallCost implements AutoCloseable {
    private static final int CALLERS = 4;
    private static final long SEED = 19;
    private static final String BODY = "{\"data\":{\"ndarray\":[[1,2]]}}";
    private static final SeldonMessage MESSAGE = GrpcAttacks.text("a");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private final RadiantProcess radiant;
    private final Bystander grpc;
    private final URI predict;

    CallCost(RadiantProcess radiant) {
        this.radiant = radiant;
        grpc = new Bystander(radiant.grpcPort());
        predict = URI.create("http://127.0.0.1:" + radiant.httpPort() + "/components/lengths/predict");
    }

    /**
     * The cost of the calls of one caller.
     *
     * @param name the caller and its door
     * @param calls number of calls
     * @param micros the server's CPU time for each, in microseconds
     */
    record Figure(String name, long calls, double micros) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "| %-32s | %6d | %6.0f |", name, calls, micros);
        }
    }

    /** Returns the values of a caller's {@code Authorization} header. */
    interface Caller {
        List<String> authorizations(Random random);
    }

    private interface Door {
        void call(List<String> authorizations) throws IOException, InterruptedException;
    }

    /**
     * Measures callers that are refused, after one with each kind of token that is not.
     *
     * @param time how long each of them calls over each door
     */
    List<Figure> of(TestTokens tokens, Duration time) throws InterruptedException, ExecutionException {
        String jwt = tokens.jwt();
        String expired = tokens.expired();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(of("accepted token", random -> List.of(tokens.token()), time));
        figures.addAll(of("accepted JWT", random -> List.of(jwt), time));
        figures.addAll(of("expired JWT", random -> List.of(expired), time));
        for (Stranger stranger : Stranger.values()) {
            if (stranger != Stranger.EXPIRED_JWT) { // which would spend its time on signing
                figures.addAll(of(stranger.title(), random -> stranger.authorizations(tokens, random), time));
            }
        }
        return figures;
    }

    private List<Figure> of(String name, Caller caller, Duration time) throws InterruptedException, ExecutionException {
        return List.of(
                of(name + ", REST", caller, this::overRest, time), of(name + ", gRPC", caller, this::overGrpc, time));
    }

    private Figure of(String name, Caller caller, Door door, Duration time)
            throws InterruptedException, ExecutionException {
        calls(caller, door, time.dividedBy(2)); // lets the server's compilers see this caller
        Duration before = cpu();
        long calls = calls(caller, door, time);
        return new Figure(name, calls, cpu().minus(before).toNanos() / 1e3 / calls);
    }

    private Duration cpu() {
        return ProcessHandle.of(radiant.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private long calls(Caller caller, Door door, Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Random random = new Random(SEED + i);
            running.add(threads.submit(() -> {
                long calls = 0;
                for (; System.nanoTime() - end < 0; calls++) {
                    door.call(caller.authorizations(random));
                }
                return calls;
            }));
        }
        long calls = 0;
        for (Future<Long> one : running) {
            calls += one.get();
        }
        return calls;
    }

    private void overRest(List<String> authorizations) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(predict)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY));
        authorizations.forEach(value -> request.header("Authorization", value));
        http.send(request.build(), BodyHandlers.discarding());
    }

    private void overGrpc(List<String> authorizations) {
        Grpc client = grpc.grpc();
        try {
            client.call("seldon.protos.Model/Predict", MESSAGE, SeldonMessage.getDefaultInstance(), authorizations);
        } catch (StatusRuntimeException e) {
            // Whether it is the right one is judged during the siege.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        grpc.close();
    }
}
