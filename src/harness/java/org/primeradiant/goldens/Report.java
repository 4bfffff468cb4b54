package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.primeradiant.goldens.Outcome.Verdict;

/** Reports the outcomes of a recording's cases, and fails if a case fails or too few are equal. */
final class Report {
    private Report() {}

    /**
     * Prints a line for each case that is not equal, and a summary line for each transport.
     *
     * @param recording the recording that was replayed
     * @throws AssertionError if there are no outcomes, if a case failed, or if too few of the successes in the
     *     repository's recording are equal; other recordings may consist of intended differences
     */
    static void check(Recording<?, ?> recording, List<Outcome> outcomes) {
        outcomes.stream().filter(outcome -> outcome.verdict() != Verdict.EQUAL).forEach(System.out::println);
        for (String door : recording.doors()) {
            System.out.println(summary(recording.name(), door, outcomes));
        }
        assertThat(outcomes).isNotEmpty();
        assertThat(outcomes.stream().filter(outcome -> outcome.verdict() == Verdict.FAIL))
                .isEmpty();
        if (Recordings.chosen().equals(Recordings.inRepository())) {
            assertThat(shareOfEqual(outcomes)).isGreaterThanOrEqualTo(recording.leastEqual());
        }
    }

    private static String summary(String what, String door, List<Outcome> outcomes) {
        List<Outcome> ofDoor = outcomes.stream()
                .filter(outcome -> outcome.transport().equals(door))
                .toList();
        return "goldens " + what + " " + door + ": " + count(Verdict.EQUAL, ofDoor) + " equal, "
                + count(Verdict.BY_RULE, ofDoor) + " by rule, " + count(Verdict.FAIL, ofDoor) + " fail, of "
                + ofDoor.size() + without(count(Verdict.NO_TOY, ofDoor));
    }

    private static String without(long toys) {
        return toys == 0 ? "" : " (" + toys + " not replayed, for lack of a toy)";
    }

    private static long count(Verdict verdict, List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    private static double shareOfEqual(List<Outcome> outcomes) {
        List<Outcome> successes = outcomes.stream()
                .filter(Outcome::isSuccess)
                .filter(outcome -> outcome.verdict() != Verdict.NO_TOY)
                .toList();
        return successes.isEmpty() ? 1 : (double) count(Verdict.EQUAL, successes) / successes.size();
    }
}
