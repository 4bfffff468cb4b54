package org.primeradiant.graph;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Supplier;

/** Collects the body of an answer. Refusing an answer cancels the exchange, which closes the connection. */
final class AnswerSubscriber implements BodySubscriber<byte[]> {
    private final Supplier<GatheredBody> start;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;
    private GatheredBody gathered;

    /**
     * Creates a subscriber.
     *
     * @param start supplies the empty body; throws a {@link RemoteFailure} if status or headers are refused
     */
    AnswerSubscriber(Supplier<GatheredBody> start) {
        this.start = start;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        orRefuse(() -> {
            gathered = start.get();
            subscription.request(Long.MAX_VALUE);
        });
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!body.isDone()) { // buffers on their way still arrive after a refusal
            orRefuse(() -> buffers.forEach(gathered::add));
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (!body.isDone()) {
            orRefuse(() -> body.complete(gathered.bytes()));
        }
    }

    private void orRefuse(Runnable step) {
        try {
            step.run();
        } catch (RemoteFailure e) {
            body.completeExceptionally(e);
            subscription.cancel();
        }
    }
}
