package org.primeradiant.goldens;

import java.util.HashSet;
import java.util.Set;

/** Replays the cases of one graph, with stubs as its nodes. */
final class GraphPlayer implements Player<GraphCase, Played> {
    private final Stubs stubs;
    private final Doors doors;
    private final Set<String> services = new HashSet<>();

    GraphPlayer(Stubs stubs, Doors doors) {
        this.stubs = stubs;
        this.doors = doors;
    }

    @Override
    public Played play(GraphCase recorded) {
        Script script = new Script(recorded);
        stubs.play(script);
        Answer answer = ask(recorded, doors);
        Played played = new Played(answer, stubs.hops(), script, services);
        if (recorded.exchange().isOk()) {
            services.addAll(recorded.services());
        }
        return played;
    }

    /** Sends the recorded request to the graph, without replacing its nodes. */
    static Answer ask(GraphCase recorded, Doors doors) {
        Case exchange = recorded.exchange();
        String method = exchange.method();
        if (exchange.isRest()) {
            return doors.rest(method, exchange.target(), recorded.sentHeaders(), exchange.body());
        }
        byte[] request = GrpcTypes.requestBytes(method, exchange.request());
        return doors.grpc(method, request, GrpcTypes.answer(method), exchange.metadata());
    }
}
