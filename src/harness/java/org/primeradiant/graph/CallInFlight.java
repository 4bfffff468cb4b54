package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.primeradiant.api.Reason;
import org.primeradiant.microservice.Operation;

/** A remote call on its own thread. */
final class CallInFlight {
    final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    final Thread thread;

    CallInFlight(RemoteServices services, Address address, Asking caller) {
        thread = new Thread(() -> {
            try {
                services.at("m1", address).call(Operation.PREDICT, Asking.json("{}"), caller);
                failure.complete(null);
            } catch (RemoteFailure e) {
                failure.complete(e);
            } finally {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
    }

    void assertAbandoned() throws Exception {
        assertThat(failure.get())
                .isInstanceOf(RemoteFailure.class)
                .hasMessageStartingWith("node m1 at ")
                .hasMessageEndingWith(" was abandoned: its caller has stopped waiting")
                .extracting(e -> ((RemoteFailure) e).reason())
                .isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(interrupted.get()).isTrue();
    }
}
