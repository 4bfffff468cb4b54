package org.primeradiant.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures what a graph adds to a request over HTTP. One caller alternates between rounds of requests to a model and to
 * a graph, on one deployment and one connection, and prints the latencies. docs/performance.md explains how to run it.
 */
public final class GraphOverHttp {
    private static final int ROUNDS = 20;
    private static final int REQUESTS = 1000;
    private static final int WARM_UP = 5;
    private static final String BODY = "{\"data\":{\"ndarray\":[[5.1,3.5,1.4,0.2]]}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String root;

    private GraphOverHttp(String root) {
        this.root = root;
    }

    /**
     * Runs the benchmark.
     *
     * @param args the root URL of the deployment, such as {@code http://localhost:8080}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("usage: GraphOverHttp http://localhost:8080");
            System.exit(2);
        }
        new GraphOverHttp(args[0]).run();
    }

    private void run() throws IOException, InterruptedException {
        long[] model = new long[ROUNDS * REQUESTS];
        long[] graph = new long[ROUNDS * REQUESTS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int start = Math.max(round, 0) * REQUESTS;
            round("/predict", model, start);
            round("/api/v1.0/predictions", graph, start);
        }
        print("one model", model);
        print("graph of five nodes", graph);
        System.out.printf(
                Locale.ROOT, "the graph adds %.1f microseconds (p50)%n", micros(graph, 50) - micros(model, 50));
    }

    private void round(String path, long[] nanos, int start) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();
        for (int i = 0; i < REQUESTS; i++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            nanos[start + i] = System.nanoTime() - begin;
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-20s p50 %.1f, p90 %.1f, p99 %.1f microseconds, of %d requests%n",
                what,
                micros(nanos, 50),
                micros(nanos, 90),
                micros(nanos, 99),
                nanos.length);
    }

    private static double micros(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1e3;
    }
}
