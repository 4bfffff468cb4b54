package org.primeradiant.grpc;

import io.grpc.Status;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.primeradiant.grpc.MessageFrames.Receiver;

/** Keeps what is received until it knows for whom. */
final class GatheredFrames implements Receiver {
    private final List<Consumer<Receiver>> gathered = new ArrayList<>(2);
    private Receiver receiver;

    /** Hands everything on, in order, and what comes from now on as it comes. Before another thread receives any. */
    void handTo(Receiver next) {
        gathered.forEach(event -> event.accept(next));
        receiver = next;
    }

    @Override
    public void message(InputStream message) {
        pass(to -> to.message(message));
    }

    @Override
    public void end() {
        pass(Receiver::end);
    }

    @Override
    public void refuse(Status status) {
        pass(to -> to.refuse(status));
    }

    @Override
    public void lose(Throwable cause) {
        pass(to -> to.lose(cause));
    }

    private void pass(Consumer<Receiver> event) {
        if (receiver == null) {
            gathered.add(event);
        } else {
            event.accept(receiver);
        }
    }
}
