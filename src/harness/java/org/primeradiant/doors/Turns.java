package org.primeradiant.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Results of a target over all rounds. Each figure is the median of the rounds. */
final class Turns {
    private final List<Turn> turns = new ArrayList<>();

    void add(Turn turn) {
        turns.add(turn);
    }

    int count() {
        return turns.size();
    }

    double perSecond() {
        return median(turn -> turn.latencies().perSecond());
    }

    double millis(int percent) {
        return median(turn -> turn.latencies().percentile(percent));
    }

    double cpuSecondsPerThousand() {
        return median(Turn::cpuSecondsPerThousand);
    }

    double kilobytes() {
        return median(Turn::kilobytes);
    }

    private double median(ToDoubleFunction<Turn> figure) {
        double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
