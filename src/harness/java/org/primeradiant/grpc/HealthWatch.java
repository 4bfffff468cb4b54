package org.primeradiant.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.primeradiant.testing.Grpc;

/** Watches the health of the whole server over gRPC. */
final class HealthWatch extends ClientCall.Listener<HealthCheckResponse> {
    private static final int SECONDS = 60;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ClientCall<HealthCheckRequest, HealthCheckResponse> call;

    private HealthWatch(Grpc client) {
        call = client.channel().newCall(HealthGrpc.getWatchMethod(), CallOptions.DEFAULT);
    }

    static HealthWatch begin(Grpc client) {
        HealthWatch watch = new HealthWatch(client);
        watch.call.start(watch, new Metadata());
        watch.call.sendMessage(HealthCheckRequest.getDefaultInstance());
        watch.call.halfClose();
        watch.call.request(Integer.MAX_VALUE);
        return watch;
    }

    /** Waits for the next health status of the server, or for the code with which the call ends. */
    String next() throws InterruptedException {
        return String.valueOf(events.poll(SECONDS, TimeUnit.SECONDS));
    }

    void cancel() {
        call.cancel("seen enough", null);
    }

    @Override
    public void onMessage(HealthCheckResponse message) {
        events.add(message.getStatus().name());
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        events.add(status.getCode().name());
    }
}
