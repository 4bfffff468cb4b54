package org.primeradiant.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stream as its caller sees it. */
public final class OpenStream<Q, A> {
    private static final int SECONDS = 30;

    private final BlockingQueue<A> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final CompletableFuture<Metadata> headers = new CompletableFuture<>();
    private final ClientCall<Q, A> call;

    /** Opens a stream that takes every answer at once. */
    public OpenStream(Channel channel, MethodDescriptor<Q, A> method) {
        this(channel.newCall(method, CallOptions.DEFAULT));
        readAll();
    }

    private OpenStream(ClientCall<Q, A> call) {
        this.call = call;
        call.start(new Listener(), new Metadata());
    }

    /** Opens a stream that takes no answer before {@link #readAll()}. */
    static <Q, A> OpenStream<Q, A> notReading(Channel channel, MethodDescriptor<Q, A> method) {
        return new OpenStream<>(channel.newCall(method, CallOptions.DEFAULT));
    }

    void readAll() {
        call.request(Integer.MAX_VALUE);
    }

    /** Waits for the beginning of the first answer. */
    void awaitHeaders() throws Exception {
        headers.get(SECONDS, TimeUnit.SECONDS);
    }

    public void send(Q message) {
        call.sendMessage(message);
    }

    public void halfClose() {
        call.halfClose();
    }

    public void cancel() {
        call.cancel("no longer interested", null);
    }

    /** Waits for the next answer. */
    public A next() throws InterruptedException {
        A answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer; the stream has ended with " + end.getNow(null));
        }
        return answer;
    }

    /** Waits for the end. */
    public Status end() throws Exception {
        try {
            return end.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the stream has not ended", e);
        }
    }

    /** Whether there are answers that nobody has asked for. */
    public boolean hasMore() {
        return !answers.isEmpty();
    }

    private final class Listener extends ClientCall.Listener<A> {
        @Override
        public void onHeaders(Metadata received) {
            headers.complete(received);
        }

        @Override
        public void onMessage(A message) {
            answers.add(message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            end.complete(status);
        }
    }
}
