package org.primeradiant.siege;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.primeradiant.container.RadiantProcess;

/** Attacks a server while sending it good calls and probes, and reports the results. */
final class Siege implements AutoCloseable {
    /** Minimum number of answers to each attack. */
    static final int LEAST = 20;

    private static final Duration GOOD_CALLS_FIRST = Duration.ofSeconds(5);

    /** Maximum factor by which the planned time may be exceeded to reach the minimum for each attack. */
    private static final int MOST_TIMES_LONGER = 3;

    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(5);
    private static final Pattern TRIES = Pattern.compile("(?m)^branch_tries\\{[^}]*branch=\"left\"[^}]*} ([0-9.E+]+)");

    private static final Pattern MEMORY = Pattern.compile("(?m)^radiant_request_memory_bytes ([0-9.E+]+)");

    private final RadiantProcess radiant;
    private final Plan plan;
    private final RestAttacks rest;
    private final GrpcAttacks grpc;
    private final NodeAttacks node;
    private final InferAttacks infer;
    private final Tally tally;
    private final Mix mix;
    private final GoodCalls goodCalls;
    private final Probes probes;
    private final RawHttp metrics;

    Siege(RadiantProcess radiant, Plan plan) {
        this.radiant = radiant;
        this.plan = plan;
        rest = new RestAttacks(radiant.httpPort());
        grpc = new GrpcAttacks(radiant.grpcPort());
        node = new NodeAttacks(radiant.httpPort(), radiant.grpcPort());
        infer = new InferAttacks(radiant.httpPort(), radiant.grpcPort());
        List<Attack> attacks = Attacks.all(rest, grpc, node, infer).stream()
                .filter(attack -> plan.attacks().matcher(attack.name()).find())
                .toList();
        tally = new Tally(attacks);
        mix = new Mix(attacks, tally, plan.rate(), plan.seed());
        goodCalls = new GoodCalls(radiant.httpPort(), radiant.grpcPort(), plan.seed());
        probes = new Probes(radiant.httpPort(), radiant.metricsPort(), radiant.grpcPort());
        metrics = new RawHttp(radiant.metricsPort(), Duration.ofSeconds(30));
    }

    /**
     * Runs the siege.
     *
     * @param quiet time limit for the server to release its resources afterwards
     */
    Report run(Duration quiet) throws Exception {
        RemoteJvm jvm = RemoteJvm.of(radiant.pid());
        goodCalls.start();
        probes.start();
        Thread.sleep(GOOD_CALLS_FIRST.toMillis());
        Vitals before = jvm.vitals();
        long start = System.nanoTime();
        mix.run(() -> isOver(start));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        goodCalls.stop();
        probes.stop();
        if (!radiant.isAlive()) {
            return report(took, List.of(before), "");
        }
        Vitals after = jvm.recovered(before, quiet);
        return report(took, List.of(before, after), metrics.get("/metrics").text());
    }

    private boolean isOver(long start) {
        Duration now = Duration.ofNanos(System.nanoTime() - start);
        boolean enough = plan.requests() > 0 ? mix.sent() >= plan.requests() : now.compareTo(plan.time()) >= 0;
        return !radiant.isAlive() || enough && tally.fewest() >= LEAST || now.compareTo(limit()) > 0;
    }

    private Duration limit() {
        Duration planned = plan.time().plusSeconds(plan.requests() / plan.rate());
        Duration limit = planned.multipliedBy(MOST_TIMES_LONGER);
        return limit.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : limit;
    }

    private Report report(Duration took, List<Vitals> vitals, String metrics) {
        OptionalInt code = radiant.isAlive() ? OptionalInt.empty() : OptionalInt.of(radiant.exitValue());
        return new Report(
                plan,
                took,
                mix.sent(),
                code,
                tally,
                goodCalls.all(),
                probes.all(),
                vitals,
                metrics.lines().count(),
                number(MEMORY, metrics),
                number(TRIES, metrics),
                node.feedbacks());
    }

    /** Returns the first matching value in the metrics, or 0 if there is none. */
    private static long number(Pattern pattern, String metrics) {
        Matcher found = pattern.matcher(metrics);
        return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }

    @Override
    public void close() {
        mix.close();
        goodCalls.close();
        probes.close();
        rest.close();
        grpc.close();
        node.close();
        infer.close();
        metrics.close();
    }
}
