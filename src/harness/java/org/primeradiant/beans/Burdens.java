package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Uninterruptible;

/** Components that hold a thread longer than the deadline allows. */
public final class Burdens {
    private Burdens() {}

    /** Runs until its call is abandoned, and counts the interrupts it receives before that. */
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

    /** Answers predictions, but its health check never returns. */
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
