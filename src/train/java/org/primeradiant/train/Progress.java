package org.primeradiant.train;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Reports the progress of a long task to the user, at most one line per second. */
final class Progress {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanoTime;

    /**
     * Creates a progress printer.
     *
     * @param out receives the lines
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    Progress(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** Prints a line between steps. */
    void note(String line) {
        out.println(line);
        out.flush();
    }

    /**
     * Begins a step.
     *
     * @param name what the step does
     * @param total amount of work, in any unit
     * @param unit what is counted, for display
     */
    Step step(String name, long total, String unit) {
        return new Step(name, total, unit);
    }

    /** A step of the task. Synchronized, because several threads report on some steps, a few times per second. */
    final class Step implements AutoCloseable {
        private final String name;
        private final long total;
        private final String unit;
        private final long begun = nanoTime.getAsLong();
        private long printed = begun;
        private long done;
        private long count;

        private Step(String name, long total, String unit) {
            this.name = name;
            this.total = total;
            this.unit = unit;
        }

        /** Adds completed work and the number of units counted in it. */
        synchronized void advance(long work, long counted) {
            done += work;
            count += counted;
            long now = nanoTime.getAsLong();
            if (now - printed >= SECOND) {
                printed = now;
                long percent = total == 0 ? 100 : Math.min(100, 100 * done / total);
                note(String.format(Locale.ROOT, "%s: %d %%, %,d %s", name, percent, count, unit));
            }
        }

        /** Prints the step's total count and duration. */
        @Override
        public synchronized void close() {
            double seconds = (nanoTime.getAsLong() - begun) / (double) SECOND;
            note(String.format(Locale.ROOT, "%s: %,d %s in %.1f s", name, count, unit, seconds));
        }
    }
}
