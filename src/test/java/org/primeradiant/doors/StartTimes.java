package org.primeradiant.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long the server takes from its start to the first answer: with Radiant, and with an empty WAR. */
final class StartTimes {
    private static final String PATH = "/metadata";

    private final Installation installation;
    private final int rounds;

    StartTimes(Installation installation, int rounds) {
        this.installation = installation;
        this.rounds = rounds;
    }

    String table() throws IOException, InterruptedException {
        Path radiant = Wars.alone(installation.work());
        Path empty = Wars.empty(installation.work());
        double[] radiantSeconds = new double[rounds];
        double[] emptySeconds = new double[rounds];
        seconds(empty); // so that no measured start is the first to read the server's files
        for (int round = 0; round < rounds; round++) {
            emptySeconds[round] = seconds(empty);
            radiantSeconds[round] = seconds(radiant);
        }
        Arrays.sort(radiantSeconds);
        Arrays.sort(emptySeconds);
        double ratio = radiantSeconds[rounds / 2] / emptySeconds[rounds / 2];
        return """
                | start to the first answer, s | median | fastest | slowest |
                |---|---|---|---|
                %s%s
                Radiant over the empty WAR: %.2f
                """.formatted(row("Radiant, one component", radiantSeconds), row("empty WAR", emptySeconds), ratio);
    }

    private String row(String what, double[] sorted) {
        return String.format(
                Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", what, sorted[rounds / 2], sorted[0], sorted[rounds - 1]);
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
