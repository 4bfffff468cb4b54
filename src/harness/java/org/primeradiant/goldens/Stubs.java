package org.primeradiant.goldens;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays all nodes of all recorded graphs over REST and gRPC, and records their calls. */
final class Stubs implements AutoCloseable {
    private final List<Runnable> ends = new ArrayList<>();
    // Both guarded by this, since the nodes of a graph may be called concurrently.
    private final List<Hop> hops = new ArrayList<>();
    private Script script;

    private Stubs() {}

    static Stubs start(Map<String, StubPorts> nodes) throws IOException {
        Stubs stubs = new Stubs();
        for (Map.Entry<String, StubPorts> node : nodes.entrySet()) {
            StubPorts ports = node.getValue();
            stubs.ends.add(RestStub.start(node.getKey(), ports.http(), stubs::answer)::close);
            stubs.ends.add(GrpcStub.start(node.getKey(), ports.grpc(), stubs::answer)::close);
        }
        return stubs;
    }

    /** Switches to the answers of another case and clears the recorded calls. */
    synchronized void play(Script next) {
        script = next;
        hops.clear();
    }

    /** Returns the calls since {@link #play}, in order. */
    synchronized List<Hop> hops() {
        return List.copyOf(hops);
    }

    private synchronized Answer answer(Hop hop) {
        hops.add(hop);
        return script.answer(hop);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
