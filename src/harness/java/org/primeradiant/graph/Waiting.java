package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A caller that may stop waiting.
 *
 * @param puid the id of the request
 * @param patience calls of {@link #isGone} until it returns true; negative for never
 */
record Waiting(String puid, AtomicInteger patience) implements GraphCaller {
    private static final int BRIEF = 8;

    static Waiting patiently(String puid) {
        return new Waiting(puid, new AtomicInteger(-1));
    }

    /** Creates a caller that stops waiting while the nodes are being called. */
    static Waiting briefly(String puid) {
        return new Waiting(puid, new AtomicInteger(BRIEF));
    }

    @Override
    public boolean isGone() {
        return patience.get() >= 0 && patience.updateAndGet(left -> Math.max(0, left - 1)) == 0;
    }

    @Override
    public Map<String, List<String>> headers() {
        return Map.of();
    }

    @Override
    public boolean isGrpc() {
        return false;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }
}
