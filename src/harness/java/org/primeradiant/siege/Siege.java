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
    private final Attackers attackers;
    private final Passes passes;
    private final Tally tally;
    private final Mix mix;
    private final GoodCalls goodCalls;
    private final Probes probes;
    private final RawHttp metrics;

    /**
     * Prepares a siege.
     *
     * @param attackers send the attacks; closed with the siege
     * @param passes the credentials of the good calls and the probes
     */
    Siege(RadiantProcess radiant, Plan plan, Attackers attackers, Passes passes) {
        this.radiant = radiant;
        this.plan = plan;
        this.attackers = attackers;
        this.passes = passes;
        List<Attack> attacks = attackers.attacks().stream()
                .filter(attack -> plan.attacks().matcher(attack.name()).find())
                .toList();
        tally = new Tally(attacks);
        mix = new Mix(attackers, attacks, tally, plan.rate(), plan.seed());
        goodCalls = new GoodCalls(radiant.httpPort(), radiant.grpcPort(), passes, plan.seed());
        probes = new Probes(radiant.httpPort(), radiant.metricsPort(), radiant.grpcPort(), passes);
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
        return report(
                took,
                List.of(before, after),
                metrics.get("/metrics", passes.probe()).text());
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
                attackers.feedbacks());
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
        attackers.close();
        metrics.close();
    }
}
