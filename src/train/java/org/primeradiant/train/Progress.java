package org.primeradiant.train;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells a person how far a long task is, one line a second at most. */
final class Progress {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanoTime;

    /**
     * One that prints.
     *
     * @param out where to
     * @param nanoTime the time, as of {@link System#nanoTime}
     */
    Progress(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a step.
     *
     * @param name what is done
     * @param total how much work it is, in a unit of the caller's
     * @param unit what is counted for the person
     */
    Step step(String name, long total, String unit) {
        return new Step(name, total, unit);
    }

    /** A part of the task. Synchronized, because several threads take part in some; they report a few times a second. */
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

        /** Some more work is done, in which so many more were counted. */
        synchronized void advance(long work, long counted) {
            done += work;
            count += counted;
            long now = nanoTime.getAsLong();
            if (now - printed >= SECOND) {
                printed = now;
                long percent = total == 0 ? 100 : Math.min(100, 100 * done / total);
                print(String.format(Locale.ROOT, "%s: %d %%, %,d %s", name, percent, count, unit));
            }
        }

        /** All is done. */
        @Override
        public synchronized void close() {
            double seconds = (nanoTime.getAsLong() - begun) / (double) SECOND;
            print(String.format(Locale.ROOT, "%s: %,d %s in %.1f s", name, count, unit, seconds));
        }

        private void print(String line) {
            out.println(line);
            out.flush();
        }
    }
}
