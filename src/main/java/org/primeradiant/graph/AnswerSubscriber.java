package org.primeradiant.graph;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Supplier;

/** Gathers the body of an answer. What is refused ends the exchange, and with it the connection. */
final class AnswerSubscriber implements BodySubscriber<byte[]> {
    private final Supplier<GatheredBody> start;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;
    private GatheredBody gathered;

    /**
     * Creates a subscriber.
     *
     * @param start the empty body; throws a {@link RemoteFailure} if the answer is refused by its head alone
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
        if (!body.isDone()) { // after a refusal, what was on its way still comes
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
