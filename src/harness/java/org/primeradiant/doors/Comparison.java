package org.primeradiant.doors;

import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sends requests of the same content to several targets in turn and tabulates the results. The first target is the one
 * under test; the others are its baselines.
 */
final class Comparison {
    private static final int WARM_CALLERS = 16;
    private static final Duration SLICE = Duration.ofSeconds(5);

    private final String protocol;
    private final Schedule schedule;
    private final EventLoop loop;
    private final StringBuilder rows = new StringBuilder();
    private final List<String> failures = new ArrayList<>();
    private Duration warmUp;

    Comparison(String protocol, Schedule schedule, EventLoop loop) {
        this.protocol = protocol;
        this.schedule = schedule;
        this.warmUp = schedule.warmUp();
        this.loop = loop;
    }

    /** Warms up and measures the targets. The first request gets the longest warm-up. */
    void add(String title, List<Target> targets) throws InterruptedException {
        System.err.println(protocol + " " + title + ": warm-up");
        warmUp(title, targets);
        warmUp = schedule.warmUp().dividedBy(3); // later samples only need to warm up the code for their own payload
        for (int callers : schedule.callers()) {
            Map<Target, Turns> turns = new LinkedHashMap<>();
            targets.forEach(target -> turns.put(target, new Turns()));
            for (int round = 0; round < schedule.rounds(); round++) {
                for (Target target : rotated(targets, round)) {
                    String where = title + ", " + callers + " callers, " + target.name();
                    run(where, target, callers, schedule.turn()).ifPresent(turns.get(target)::add);
                }
            }
            targets.forEach(target -> row(title, callers, target, turns));
        }
    }

    /**
     * Calls the targets in short slices, so that the compilers' profiles of all targets are equally recent. Takes as
     * long as the schedule says, and up to three times that while the compilers use more than a tenth of a processor.
     */
    private void warmUp(String title, List<Target> targets) throws InterruptedException {
        Jvm jvm = targets.get(0).jvm();
        long begun = System.nanoTime();
        long limit = warmUp.toNanos();
        boolean busy = true;
        List<Target> answering = new ArrayList<>(targets);
        for (long past = 0;
                (past < limit || busy && past < 3 * limit) && !answering.isEmpty();
                past = System.nanoTime() - begun) {
            long start = System.nanoTime();
            Duration compiled = jvm.compilation();
            for (Target target : List.copyOf(answering)) {
                if (run(title + ", warm-up, " + target.name(), target, WARM_CALLERS, SLICE)
                        .isEmpty()) {
                    answering.remove(target);
                }
            }
            busy = jvm.compilation().minus(compiled).toNanos() > (System.nanoTime() - start) / 10;
        }
    }

    private static List<Target> rotated(List<Target> targets, int round) {
        List<Target> rotated = new ArrayList<>(targets);
        Collections.rotate(rotated, round);
        return rotated;
    }

    /** Runs one turn. A failure is recorded and returns empty, so that the results of the other targets are kept. */
    private Optional<Turn> run(String where, Target target, int count, Duration time) throws InterruptedException {
        try (Callers callers = Callers.connect(loop, target, count)) {
            Jvm.Watch watch = target.jvm().watch();
            Latencies latencies = callers.run(time);
            System.err.printf(Locale.ROOT, "  %s, %d callers: %.0f/s%n", target.name(), count, latencies.perSecond());
            return Optional.of(new Turn(latencies, watch.use()));
        } catch (CallFailedException | UndeclaredThrowableException e) { // the latter if the JVM has exited
            failures.add(protocol + ", " + where + ": " + e);
            System.err.println("  failed: " + failures.get(failures.size() - 1));
            return Optional.empty();
        }
    }

    private void row(String title, int callers, Target target, Map<Target, Turns> all) {
        Turns turns = all.get(target);
        if (turns.count() == 0) {
            rows.append("| %s | %d | %s | failed | | | | | | |%n".formatted(title, callers, target.name()));
            return;
        }
        Turns first = all.values().iterator().next();
        String line = String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                title,
                callers,
                turns.count() == schedule.rounds()
                        ? target.name()
                        : target.name() + " (" + turns.count() + " of " + schedule.rounds() + ")",
                figure(turns.perSecond()),
                turns == first || first.count() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.2f", first.perSecond() / turns.perSecond()),
                figure(turns.millis(50)),
                figure(turns.millis(90)),
                figure(turns.millis(99)),
                figure(turns.cpuSecondsPerThousand()),
                figure(turns.kilobytes()));
        System.err.print(line);
        rows.append(line);
    }

    /** Formats three significant digits, or all integer digits of a larger number. */
    static String figure(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Returns the failed calls with their causes. */
    List<String> failures() {
        return failures;
    }

    String table() {
        return """
                | %s | callers | target | requests/s | Radiant's over that | p50 ms | p90 ms | p99 ms | \
                CPU s per 1,000 | KB allocated |
                |---|---|---|---|---|---|---|---|---|---|
                """.formatted(protocol) + rows;
    }
}
