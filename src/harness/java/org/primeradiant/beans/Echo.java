package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.concurrent.atomic.AtomicInteger;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/**
 * Returns its input. The header {@code sleep-millis} delays the answer. The header {@code id} comes back as a tag, next
 * to tags for the number of calls inside the component, their maximum so far, and the number of interrupted calls.
 */
@Named("echo")
@ApplicationScoped
public class Echo implements Model<Payload, Payload> {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    @Override
    public Payload predict(Payload input, Call call) throws InterruptedException {
        call.tag("inside", inside.incrementAndGet());
        most.accumulateAndGet(inside.get(), Math::max);
        try {
            Thread.sleep(Long.parseLong(call.header("sleep-millis").orElse("0")));
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        } finally {
            inside.decrementAndGet();
        }
        call.tag("id", call.header("id").orElse(""));
        call.tag("most", most.get());
        call.tag("interrupted", interrupted.get());
        return input;
    }
}
