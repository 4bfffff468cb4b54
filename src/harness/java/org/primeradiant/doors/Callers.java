package org.primeradiant.doors;

import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Closed-loop callers connected to one target: each sends its next request once it has the answer to the previous one,
 * until the time is over. All of them run on one thread.
 */
abstract class Callers implements AutoCloseable {
    /** Time allowed for the last answers. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EventLoop loop;
    private Latencies latencies;
    private CompletableFuture<Void> ended = new CompletableFuture<>();
    private long end;
    private int running;

    Callers(EventLoop loop) {
        this.loop = loop;
    }

    /** Connects {@code count} callers to the target, on the loop's thread. */
    static Callers connect(EventLoop loop, Target target, int count) throws CallFailedException, InterruptedException {
        return switch (target.protocol()) {
            case REST -> HttpCallers.connect(loop, target, count);
            case GRPC -> GrpcCallers.connect(loop, target, count);
        };
    }

    /** Returns the number of callers. */
    abstract int count();

    /** Sends a request of one caller. {@link #answered} or {@link #failed} must follow on the loop's thread. */
    abstract void send(int caller);

    @Override
    public abstract void close();

    /**
     * Runs all callers for the given time.
     *
     * @throws CallFailedException if a call fails, or the last answers take more than two minutes
     */
    final Latencies run(Duration time) throws CallFailedException, InterruptedException {
        ended = new CompletableFuture<>();
        loop.execute(() -> {
            long start = System.nanoTime();
            latencies = new Latencies(start);
            running = count();
            end = start + time.toNanos();
            for (int caller = 0; caller < count(); caller++) {
                send(caller);
            }
        });
        try {
            ended.get(time.plus(LIMIT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CallFailedException(e);
        } catch (ExecutionException e) {
            throw new CallFailedException(e.getCause());
        }
        return latencies;
    }

    final void answered(int caller, long sent) {
        long now = System.nanoTime();
        latencies.add(now - sent);
        if (now < end) {
            send(caller);
        } else if (--running == 0) {
            latencies.end(now);
            ended.complete(null);
        }
    }

    final void failed(Throwable cause) {
        ended.completeExceptionally(cause);
    }
}
