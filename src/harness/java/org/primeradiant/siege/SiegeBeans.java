package org.primeradiant.siege;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Json;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.Text;

/** The components of the server under siege. None of them fails by itself. */
public final class SiegeBeans {
    private SiegeBeans() {}

    /** Answers the sum of each row; called by the good calls. */
    @Named("sums")
    @ApplicationScoped
    public static class Sums implements Model<double[][], double[]> {
        @Override
        public double[] predict(double[][] rows, Call call) {
            return Arrays.stream(rows).mapToDouble(Sums::sum).toArray();
        }

        /** Adds from left to right, so that client and server round in the same way. */
        static double sum(double[] row) {
            double sum = 0;
            for (double value : row) {
                sum += value;
            }
            return sum;
        }
    }

    /** Accepts any JSON and answers its type. */
    @Named("json")
    @ApplicationScoped
    public static class JsonTypes implements Model<Json, String> {
        @Override
        public String predict(Json json, Call call) {
            return json.value().getValueType().name();
        }
    }

    /** Answers the length of a text or of bytes, or -1 for any other payload. */
    @Named("lengths")
    @ApplicationScoped
    public static class Lengths implements Model<Payload, String> {
        @Override
        public String predict(Payload payload, Call call) {
            return String.valueOf(
                    payload instanceof Text text
                            ? text.value().length()
                            : payload instanceof Bytes bytes ? bytes.array().length : -1);
        }
    }

    /** Sleeps for the number of milliseconds in its input, up to 8 s, unless it is interrupted. */
    @Named("slow")
    @ApplicationScoped
    public static class Slow implements Model<String, String> {
        private static final long MOST_MILLIS = 8_000;

        @Override
        public String predict(String millis, Call call) throws InterruptedException {
            Thread.sleep(Math.min(MOST_MILLIS, Long.parseLong(millis)));
            return millis;
        }
    }

    /** Waits for the number of milliseconds in its input, up to 20 s, ignoring deadlines and interrupts. */
    @Named("stuck")
    @ApplicationScoped
    public static class Stuck implements Model<String, String> {
        private static final long MOST_MILLIS = 20_000;
        private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

        @Override
        public String predict(String millis, Call call) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(MOST_MILLIS, Long.parseLong(millis)));
            boolean interrupted = false;
            while (System.nanoTime() - end < 0) {
                interrupted |= Thread.interrupted(); // a pending interrupt would end each park at once
                LockSupport.parkNanos(STEP_NANOS);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return millis;
        }
    }

    /** Records a metric with the type, name and label from its input, which are separated by spaces. */
    @Named("measured")
    @ApplicationScoped
    public static class Metrics implements Model<String, String> {
        @Override
        public String predict(String text, Call call) {
            String[] words = text.split(" ");
            call.metric(new Metric(Metric.Type.valueOf(words[0]), words[1], 1, Map.of("label", words[2])));
            return words[1];
        }
    }

    /**
     * The root of the graph. Routes requests with the node's header to the hostile node, and all others to the bandit.
     */
    @Named("fork")
    @ApplicationScoped
    public static class Fork implements Router<Payload> {
        @Override
        public int route(Payload payload, Call call) {
            return call.header(HostileNode.HEADER).isPresent() ? 1 : 0;
        }
    }
}
