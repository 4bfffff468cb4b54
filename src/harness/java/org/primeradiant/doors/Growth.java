package org.primeradiant.doors;

import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Memory of the server under load, with a fixed heap: one round of all requests over both protocols from many callers,
 * then ten rounds from fewer.
 */
final class Growth {
    private static final int ROUNDS = 10;
    private static final int CALLERS = 16;
    private static final int MANY_CALLERS = 256;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final RadiantServer server;
    private final EventLoop loop;
    private final List<Sample> samples;
    private final StringBuilder rows = new StringBuilder();

    Growth(RadiantServer server, EventLoop loop, List<Sample> samples) {
        this.server = server;
        this.loop = loop;
        this.samples = samples;
    }

    String table() throws IOException, InterruptedException, CallFailedException {
        row("after the start");
        round(MANY_CALLERS);
        row("after " + MANY_CALLERS + " callers");
        for (int round = 1; round <= ROUNDS; round++) {
            round(CALLERS);
            row(String.valueOf(round));
        }
        return """
                | round | resident set, MB | heap after a collection, MB |
                |---|---|---|
                """ + rows;
    }

    /** Returns the resident set in MB, or "unknown". */
    private static String resident(Jvm jvm) throws IOException {
        OptionalLong bytes = jvm.resident();
        return bytes.isPresent() ? String.valueOf(Math.round(bytes.getAsLong() / 1e6)) : "unknown";
    }

    private void round(int callers) throws IOException, InterruptedException, CallFailedException {
        for (Sample sample : samples) {
            run(server.rest(), sample.json(), callers);
            run(server.grpc(), sample.message().toByteArray(), callers);
        }
    }

    private void run(Target target, byte[] request, int count)
            throws IOException, InterruptedException, CallFailedException {
        try (Callers callers = Callers.connect(loop, target.sending(request), count)) {
            callers.run(TURN);
        }
    }

    private void row(String round) throws IOException {
        double heap = server.jvm().heap() / 1e6;
        String line = String.format(Locale.ROOT, "| %s | %s | %.1f |%n", round, resident(server.jvm()), heap);
        System.err.print(line);
        rows.append(line);
    }
}
