package org.primeradiant.siege;

import java.util.List;

/** Attackers of a server that everybody may call. */
final class Callers implements Attackers {
    private final RestAttacks rest;
    private final GrpcAttacks grpc;
    private final NodeAttacks node;
    private final InferAttacks infer;

    Callers(int httpPort, int grpcPort) {
        rest = new RestAttacks(httpPort);
        grpc = new GrpcAttacks(grpcPort);
        node = new NodeAttacks(httpPort, grpcPort);
        infer = new InferAttacks(httpPort, grpcPort);
    }

    @Override
    public List<Attack> attacks() {
        return Attacks.all(rest, grpc, node, infer);
    }

    @Override
    public boolean hangsSince(long start) {
        return grpc.hangsSince(start);
    }

    @Override
    public long feedbacks() {
        return node.feedbacks();
    }

    @Override
    public void close() {
        rest.close();
        grpc.close();
        node.close();
        infer.close();
    }
}
