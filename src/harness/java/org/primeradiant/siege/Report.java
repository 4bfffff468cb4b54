package org.primeradiant.siege;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.primeradiant.settings.Limits;

/**
 * What came of a siege.
 *
 * @param sent how many attacks were sent; a burst is one
 * @param code with which the process has ended; empty if it lives
 * @param vitals before, and, if the process lives, after
 * @param metricLines of the exposition at the end
 * @param requestMemory that is taken at the end, when no request is answered any more but those of components that are
 *     still stuck
 * @param tries that the bandit has counted, of rows that are nobody's
 * @param feedbacks that they came from
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

    /** Beside the lines that Limits bounds: comments, and what the host measures itself. */
    private static final int OTHER_LINES = 10_000;

    /** If the process has ended, every other failure follows from that. */
    void check(SoftAssertions softly) {
        softly.assertThat(code).as("code with which the process ended").isEmpty();
        if (code.isEmpty()) {
            checkAnswers(softly);
            checkWhatIsKept(softly);
        }
    }

    private void checkAnswers(SoftAssertions softly) {
        softly.assertThat(tally.complaints()).as("wrong answers").isEmpty();
        softly.assertThat(tally.late())
                .as("attacks of which too many were late")
                .isEmpty();
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
        softly.assertThat(metricLines).as("lines of metrics").isLessThan(Limits.METRIC_LINES + OTHER_LINES);
        softly.assertThat(requestMemory).as("memory of requests").isLessThan(Limits.SMALL_REQUEST);
        softly.assertThat(tries)
                .as("tries of %d feedbacks", feedbacks)
                .isLessThanOrEqualTo(feedbacks * Limits.FEEDBACK_ROWS);
    }

    @Override
    public String toString() {
        return """
                siege: seed %d, %d s, %d attacks; %s
                | attack                           | answers | by status |
                |---|---|---|
                %s
                | good calls and probes            | count | time |
                |---|---|---|
                %s
                vitals before and after: %s
                lines of metrics: %d; memory of requests: %d bytes; tries of the bandit: %d of %d feedbacks
                %d wrong answers, among them
                %s
                """.formatted(
                        plan.seed(),
                        took.toSeconds(),
                        sent,
                        code.isPresent() ? "the process ended with code " + code.getAsInt() : "the process lives",
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
