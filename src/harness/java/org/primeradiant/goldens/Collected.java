package org.primeradiant.goldens;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Collects the messages of a stream. */
final class Collected implements StreamObserver<Message> {
    private final List<Message> messages = new ArrayList<>();
    private final CompletableFuture<OipAnswer> answer = new CompletableFuture<>();

    @Override
    public void onNext(Message message) {
        messages.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        answer.complete(OipAnswer.grpc(status.getCode().name(), String.valueOf(status.getDescription()), messages));
    }

    @Override
    public void onCompleted() {
        answer.complete(OipAnswer.grpc("OK", "", messages));
    }

    /** Waits for the end of the stream, which its deadline bounds. */
    OipAnswer answer() {
        return answer.join();
    }
}
