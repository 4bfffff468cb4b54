package org.primeradiant.graph;

import io.grpc.Context;
import io.seldon.protos.PredictionProtos;
import java.util.concurrent.CountDownLatch;

/** A gRPC node that answers only once its call is cancelled. */
final class HangingNode implements AutoCloseable {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    private final GrpcNode node = new GrpcNode(request -> {
        Context.current().addListener(context -> cancelled.countDown(), Runnable::run);
        asked.countDown();
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return PredictionProtos.SeldonMessage.getDefaultInstance();
    });

    Address address() {
        return node.address();
    }

    @Override
    public void close() {
        node.close();
    }
}
