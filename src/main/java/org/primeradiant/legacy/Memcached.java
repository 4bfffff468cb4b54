package org.primeradiant.legacy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.spy.memcached.CachedData;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.internal.GetFuture;
import net.spy.memcached.ops.OperationException;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings.Server;

/**
 * Reads values from memcached. When a server goes down, lookups fail at once; it is reconnected within about a second
 * of its return. Thread-safe.
 *
 * <p>A separate thread pings each server every second. The client checks a connection only while it waits for an answer
 * on it: without the pings, the next caller would be the first to notice that a server was restarted.
 */
final class Memcached implements KeyValues {
    /** Time limit of a lookup, with all its keys. seldon-server waits 2 s for the whole answer. */
    static final Duration TIMEOUT = Duration.ofMillis(500);

    private static final Logger LOGGER = System.getLogger(Memcached.class.getName());
    private static final long WATCH_MILLIS = 1000;
    private static final String UP = "radiant_memcached_up";
    private static final String LATE = "memcached did not answer within " + TIMEOUT.toMillis() + " ms";
    private static final String NOT_CONNECTED = "memcached is not connected";

    private final List<Server> servers;
    private final Meters meters;
    private final ScheduledExecutorService watch;
    private volatile MemcachedLink link;

    /** Whether each server was up at the last check. */
    private final Map<Server, Boolean> reported = new ConcurrentHashMap<>();

    /** The last ping of each node. Used by the watch thread only. */
    private final Map<MemcachedNode, Ping> pings = new HashMap<>();

    private Memcached(List<Server> servers, MemcachedLink link, Meters meters, ScheduledExecutorService watch) {
        this.servers = servers;
        this.link = link;
        this.meters = meters;
        this.watch = watch;
    }

    /** Connects, and checks the connections every second from then on. Succeeds even if a server is down. */
    static Memcached open(List<Server> servers, Meters meters) {
        ClientLog.install();
        ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "radiant-memcached-watch");
            thread.setDaemon(true);
            return thread;
        });
        Memcached memcached = new Memcached(servers, MemcachedLink.open(servers, TIMEOUT), meters, watch);
        watch.scheduleWithFixedDelay(memcached::look, 0, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        return memcached;
    }

    @Override
    public Map<String, CachedData> get(List<String> keys) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        List<GetFuture<Object>> asked = new ArrayList<>(keys.size());
        try {
            MemcachedLink now = link;
            for (String key : keys) {
                asked.add(now.get(key));
            }
            Map<String, CachedData> values = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Object value = asked.get(i).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (value instanceof CachedData data) {
                    values.put(keys.get(i), data);
                }
            }
            return values;
        } catch (TimeoutException e) {
            throw unavailable(LATE, e);
        } catch (ExecutionException e) {
            throw unavailable(failed(e.getCause()), e);
        } catch (IllegalStateException e) {
            throw unavailable(NOT_CONNECTED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting for memcached", e);
        } finally {
            asked.stream().filter(one -> !one.isDone()).forEach(one -> one.cancel(true));
        }
    }

    private static String failed(Throwable cause) {
        if (cause instanceof OperationException refused) {
            return "memcached answered " + refused.getMessage();
        }
        return cause instanceof TimeoutException ? LATE : NOT_CONNECTED;
    }

    private static SeldonException unavailable(String text, Exception cause) {
        return new SeldonException(Reason.UNAVAILABLE, text, cause);
    }

    @Override
    public boolean isUp() {
        MemcachedLink now = link;
        return now.isAlive() && now.nodes().stream().allMatch(Memcached::isUp) && !reported.containsValue(false);
    }

    private static boolean isUp(MemcachedNode node) {
        return node.isActive() && node.getContinuousTimeout() == 0;
    }

    private void look() {
        try {
            revive();
            int i = 0;
            for (MemcachedNode node : link.nodes()) {
                report(servers.get(i++), ping(node));
            }
        } catch (IllegalStateException e) {
            // A full queue, or no more sockets. Caught because the executor would not run the task again.
            LOGGER.log(Level.WARNING, "cannot check the connections to memcached; trying again in a second", e);
        }
    }

    /** Replaces a client whose thread has died from an error, such as lack of memory for a value. */
    private void revive() {
        if (!link.isAlive()) {
            link.close();
            pings.clear();
            link = MemcachedLink.open(servers, TIMEOUT);
        }
    }

    /**
     * Returns what is wrong with the server as of the last ping, or an empty string, and sends the next ping unless the
     * last is still waiting or the server is not connected. A connection alone proves nothing: a server that hangs may
     * still be connected.
     */
    private String ping(MemcachedNode node) {
        if (!node.isActive()) {
            pings.put(node, Ping.lost(node));
            return Ping.SILENT;
        }
        Ping last = pings.get(node);
        if (last != null && !last.isOver()) {
            node.setContinuousTimeout(true);
            return Ping.SILENT;
        }
        Ping next = new Ping(node);
        link.ping(node, next);
        pings.put(node, next);
        return last == null ? "" : last.problem();
    }

    private void report(Server server, String problem) {
        boolean isUp = problem.isEmpty();
        meters.record(
                new Metric(Metric.Type.GAUGE, UP, isUp ? 1 : 0, Map.of("server", server.toString())), "recommend");
        Boolean before = reported.put(server, isUp);
        if (!isUp && (before == null || before)) {
            LOGGER.log(
                    Level.WARNING,
                    () -> "memcached " + server + " " + problem
                            + "; requests with a data_key fail until it answers well");
        }
        if (isUp && before != null && !before) {
            LOGGER.log(Level.INFO, () -> "memcached " + server + " answers again");
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            if (!watch.awaitTermination(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.log(Level.WARNING, () -> "The thread that checks memcached did not end within " + TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }
}
