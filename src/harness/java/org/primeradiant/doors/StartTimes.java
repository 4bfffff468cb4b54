package org.primeradiant.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Time from starting the server to its first answer: with Radiant, with an empty WAR, and with a WAR that makes the
 * server start CDI and JAX-RS.
 */
final class StartTimes {
    private static final String PATH = "/metadata";

    private final Installation installation;
    private final int rounds;

    StartTimes(Installation installation, int rounds) {
        this.installation = installation;
        this.rounds = rounds;
    }

    String table() throws IOException, InterruptedException {
        Map<String, Path> wars = new LinkedHashMap<>();
        wars.put("Radiant, one component", Wars.alone(installation.work()));
        wars.put("empty WAR", Wars.empty(installation.work()));
        wars.put("one resource, a CDI bean", Wars.oneResource(installation.work()));
        Map<String, double[]> seconds = new LinkedHashMap<>();
        wars.keySet().forEach(what -> seconds.put(what, new double[rounds]));
        seconds(wars.get("empty WAR")); // fills the file cache before the measured starts
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Path> war : wars.entrySet()) {
                seconds.get(war.getKey())[round] = seconds(war.getValue());
            }
        }
        seconds.values().forEach(Arrays::sort);
        StringBuilder rows = new StringBuilder();
        seconds.forEach((what, sorted) ->
                rows.append(row(what, sorted, seconds.values().iterator().next())));
        return """
                | start to the first answer, s | median | Radiant's over that | fastest | slowest |
                |---|---|---|---|---|
                """ + rows;
    }

    private String row(String what, double[] sorted, double[] radiant) {
        String ratio = sorted == radiant ? "" : String.format(Locale.ROOT, "%.2f", median(radiant) / median(sorted));
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %.2f | %.2f |%n",
                what,
                median(sorted),
                ratio,
                sorted[0],
                sorted[rounds - 1]);
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private double seconds(Path war) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(installation.javaOptions());
        options.add("-DRADIANT_GRPC_PORT=0");
        try (ServerProcess server = ServerProcess.start(installation, options, war)) {
            double seconds = server.awaitOk(PATH).toMillis() / 1e3;
            System.err.printf(Locale.ROOT, "start with %s: %.2f s%n", war.getFileName(), seconds);
            return seconds;
        }
    }
}
