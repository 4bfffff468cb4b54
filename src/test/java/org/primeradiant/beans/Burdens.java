package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.primeradiant.api.Call;
import org.primeradiant.api.Json;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Uninterruptible;

/** Components that take time, or memory, when they are asked to. */
public final class Burdens {
    private Burdens() {}

    /** The sum of each row. */
    @Named("sums")
    @ApplicationScoped
    public static class Sums implements Model<double[][], double[]> {
        @Override
        public double[] predict(double[][] rows, Call call) {
            return Arrays.stream(rows)
                    .mapToDouble(row -> Arrays.stream(row).sum())
                    .toArray();
        }
    }

    /** What JSON it was given: the kind. */
    @Named("json")
    @ApplicationScoped
    public static class Kind implements Model<Json, String> {
        @Override
        public String predict(Json json, Call call) {
            return json.value().getValueType().name();
        }
    }

    /** How long a text is. */
    @Named("length")
    @ApplicationScoped
    public static class Length implements Model<String, String> {
        @Override
        public String predict(String text, Call call) {
            return String.valueOf(text.length());
        }
    }

    /** Sleeps for so many milliseconds, or until it is interrupted. */
    @Named("slow")
    @ApplicationScoped
    public static class Slow implements Model<String, String> {
        @Override
        public String predict(String millis, Call call) throws InterruptedException {
            Thread.sleep(Long.parseLong(millis));
            return "slept";
        }
    }

    /** Sleeps for so many milliseconds, whoever interrupts it. */
    @Named("stuck")
    @ApplicationScoped
    public static class Stuck implements Model<String, String> {
        @Override
        public String predict(String millis, Call call) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis));
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
                Thread.interrupted();
            }
            return "slept";
        }
    }

    /** Waits for the end of its call, and counts how often it was interrupted instead. */
    @Named("index")
    @ApplicationScoped
    @Uninterruptible
    public static class Index implements Model<Payload, String> {
        private final AtomicInteger interruptions = new AtomicInteger();

        @Override
        public String predict(Payload input, Call call) {
            while (input.kind().equals("data") && !call.isAbandoned()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                if (Thread.interrupted() && !call.isAbandoned()) {
                    interruptions.incrementAndGet();
                }
            }
            if (Thread.interrupted()) {
                interruptions.incrementAndGet();
            }
            return String.valueOf(interruptions.get());
        }
    }

    /** Answers, but never says how it is. */
    @Named("silent")
    @ApplicationScoped
    public static class Silent implements Model<String, String> {
        @Override
        public String predict(String text, Call call) {
            return text;
        }

        @Override
        public Payload health(Call call) throws InterruptedException {
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
            return Payload.NONE;
        }
    }
}
