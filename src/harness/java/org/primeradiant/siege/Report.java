package org.primeradiant.siege;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.primeradiant.settings.Limits;

/**
 * The result of a siege.
 *
 * @param sent number of attacks sent; a burst counts as one
 * @param code exit code of the process; empty if it is still running
 * @param vitals the vitals before the siege and, if the process is still running, after it
 * @param metricLines number of lines in the exposition at the end
 * @param requestMemory bytes still taken by requests at the end, when only calls to stuck components may remain
 * @param tries rows that the bandit counted from hostile feedback
 * @param feedbacks number of feedback requests with such rows
 */
record Report(
        Plan plan,
        Duration took,
        long sent,
        OptionalInt code,
        Tally tally,
        List<Measured> goodCalls,
        List<Measured> probes,
        List<Vitals> vitals,
        long metricLines,
        long requestMemory,
        long tries,
        long feedbacks) {
    private static final Duration SLOWEST_PROBE = Duration.ofSeconds(5);

    /** Lines that Limits does not bound: comments and the host's own metrics. */
    private static final int OTHER_LINES = 10_000;

    /** Skips the other checks if the process has exited, since they would all fail for that reason. */
    void check(SoftAssertions softly) {
        softly.assertThat(code).as("exit code of the process").isEmpty();
        if (code.isEmpty()) {
            checkAnswers(softly);
            checkWhatIsKept(softly);
        }
    }

    private void checkAnswers(SoftAssertions softly) {
        softly.assertThat(tally.complaints()).as("wrong answers").isEmpty();
        softly.assertThat(tally.late()).as("attacks with too many late answers").isEmpty();
        softly.assertThat(tally.fewest())
                .as("answers to the attack with the fewest")
                .isGreaterThanOrEqualTo(Siege.LEAST);
        for (Measured good : goodCalls) {
            softly.assertThat(good.faults()).as(good.name()).isEmpty();
            softly.assertThat(good.isSeldomRefused()).as(good + " refused").isTrue();
        }
        for (Measured probe : probes) {
            softly.assertThat(probe.faults()).as(probe.name()).isEmpty();
            softly.assertThat(probe.isSeldomRefused()).as(probe + " refused").isTrue();
            softly.assertThat(probe.durations().longest()).as(probe.name()).isLessThan(SLOWEST_PROBE);
        }
    }

    private void checkWhatIsKept(SoftAssertions softly) {
        softly.assertThat(vitals.get(1).isBackAt(vitals.get(0)))
                .as("before: %s; after: %s", vitals.get(0), vitals.get(1))
                .isTrue();
        softly.assertThat(metricLines).as("metric lines").isLessThan(Limits.METRIC_LINES + OTHER_LINES);
        softly.assertThat(requestMemory).as("request memory").isLessThan(Limits.SMALL_REQUEST);
        softly.assertThat(tries)
                .as("tries counted from %d feedback requests", feedbacks)
                .isLessThanOrEqualTo(feedbacks * Limits.FEEDBACK_ROWS);
    }

    @Override
    public String toString() {
        return """
                siege: seed %d, %d s, %d attacks; %s
                | attack                           | answers | late | by status |
                |---|---|---|---|
                %s
                | good calls and probes            | count | time |
                |---|---|---|
                %s
                vitals before and after: %s
                metric lines: %d; request memory: %d bytes; tries of the bandit: %d from %d feedback requests
                %d wrong answers, including
                %s
                """.formatted(
                        plan.seed(),
                        took.toSeconds(),
                        sent,
                        code.isPresent() ? "the process exited with code " + code.getAsInt() : "the process is running",
                        tally.table(),
                        lines(goodCalls) + "\n" + lines(probes),
                        vitals,
                        metricLines,
                        requestMemory,
                        tries,
                        feedbacks,
                        tally.wrong(),
                        String.join("\n", tally.complaints()));
    }

    private static String lines(List<Measured> measured) {
        return measured.stream().map(Measured::toString).collect(Collectors.joining("\n"));
    }
}
