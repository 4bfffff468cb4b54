package org.primeradiant.testing;

import io.grpc.Channel;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Streams of server reflection, the bidirectional method that every server has. Each request is sent when the previous
 * one has been answered.
 */
public final class PingPongs {
    private PingPongs() {}

    /**
     * Opens streams concurrently on one connection. Each future completes with its number of answers when the stream
     * has received all of them and has ended.
     */
    public static List<Future<Integer>> begin(Channel channel, int streams, int messages) {
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            all.add(new PingPong(channel, messages).answered);
        }
        return all;
    }

    private static final class PingPong implements StreamObserver<ServerReflectionResponse> {
        private static final ServerReflectionRequest PING =
                ServerReflectionRequest.newBuilder().setListServices("").build();

        private final CompletableFuture<Integer> answered = new CompletableFuture<>();
        private final StreamObserver<ServerReflectionRequest> requests;
        private final int messages;
        private int answers;

        PingPong(Channel channel, int messages) {
            this.messages = messages;
            this.requests = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(this);
            requests.onNext(PING);
        }

        @Override
        public void onNext(ServerReflectionResponse answer) {
            answers += answer.getListServicesResponse().getServiceCount() > 0 ? 1 : 0;
            if (answers < messages) {
                requests.onNext(PING);
            } else {
                requests.onCompleted();
            }
        }

        @Override
        public void onError(Throwable failure) {
            answered.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            answered.complete(answers);
        }
    }
}
