package org.primeradiant.grpc;

import io.grpc.Status;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.primeradiant.grpc.MessageFrames.Receiver;

/** Buffers a request until it is complete, then runs a task that may replay it. */
final class GatheredFrames implements Receiver {
    private final List<Consumer<Receiver>> gathered = new ArrayList<>(2);
    private Runnable whenEnded = () -> {};
    private boolean ended;

    /** Sets the task to run when the request is complete, refused or lost. Must be called before that happens. */
    void whenEnded(Runnable task) {
        whenEnded = task;
    }

    /** Passes everything on, in order. */
    void replay(Receiver receiver) {
        gathered.forEach(event -> event.accept(receiver));
    }

    @Override
    public void message(InputStream message, long held) {
        gathered.add(receiver -> receiver.message(message, held));
    }

    @Override
    public void end() {
        end(Receiver::end);
    }

    @Override
    public void refuse(Status status) {
        end(receiver -> receiver.refuse(status));
    }

    @Override
    public void lose(Throwable cause) {
        end(receiver -> receiver.lose(cause));
    }

    private void end(Consumer<Receiver> last) {
        if (!ended) { // events after the end are ignored
            ended = true;
            gathered.add(last);
            whenEnded.run();
        }
    }
}
