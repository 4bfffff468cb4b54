package org.primeradiant.doors;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What the server's memory does under load: ten rounds of the same requests over both protocols, on a fixed heap. */
final class Growth {
    private static final int ROUNDS = 10;
    private static final int CALLERS = 16;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Stage stage;
    private final List<Sample> samples;
    private final StringBuilder rows = new StringBuilder();

    Growth(Stage stage, List<Sample> samples) {
        this.stage = stage;
        this.samples = samples;
    }

    String table() throws IOException, InterruptedException {
        row("before");
        for (int round = 1; round <= ROUNDS; round++) {
            for (Sample sample : samples) {
                run(stage.rest(), sample.json());
                run(stage.grpc(), sample.message().toByteArray());
            }
            row(String.valueOf(round));
        }
        return """
                | round | resident set, MB | heap after a collection, MB |
                |---|---|---|
                """ + rows;
    }

    /** The resident set in MB, or that it is not known. */
    static String resident(Jvm jvm) throws IOException {
        OptionalLong bytes = jvm.resident();
        return bytes.isPresent() ? String.valueOf(Math.round(bytes.getAsLong() / 1e6)) : "an unknown number of";
    }

    private void run(Target target, byte[] request) throws IOException, InterruptedException {
        try (Callers callers = stage.callers(target, request, CALLERS)) {
            callers.run(TURN);
        } catch (CallFailedException e) {
            throw new IOException(target.name() + ": " + e.getMessage(), e);
        }
    }

    private void row(String round) throws IOException {
        double heap = stage.jvm().heap() / 1e6;
        String line = String.format(Locale.ROOT, "| %s | %s | %.1f |%n", round, resident(stage.jvm()), heap);
        System.err.print(line);
        rows.append(line);
    }
}
