package org.primeradiant.grpc;

import io.grpc.Status;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.primeradiant.grpc.MessageFrames.Receiver;

/** What was received, kept for another receiver. Not thread-safe. */
final class GatheredFrames implements Receiver {
    private final List<Consumer<Receiver>> received = new ArrayList<>(2);

    /** Hands everything on, in order. */
    void replay(Receiver receiver) {
        received.forEach(event -> event.accept(receiver));
    }

    @Override
    public void message(InputStream message) {
        received.add(receiver -> receiver.message(message));
    }

    @Override
    public void end() {
        received.add(Receiver::end);
    }

    @Override
    public void refuse(Status status) {
        received.add(receiver -> receiver.refuse(status));
    }

    @Override
    public void lose(Throwable cause) {
        received.add(receiver -> receiver.lose(cause));
    }
}
