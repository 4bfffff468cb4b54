package org.primeradiant.toyprotocol;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.primeradiant.admission.CallObserver;
import org.primeradiant.admission.ObservedCall;

/** Records a line for each call. */
@ApplicationScoped
public class ToyObserver implements CallObserver {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void ends(ObservedCall call) {
        lines.add(String.join(
                " ",
                call.component(),
                call.operation(),
                call.protocol(),
                call.puid(),
                call.outcome().name(),
                call.code(),
                String.valueOf(call.bytesIn()),
                String.valueOf(call.bytesOut())));
    }

    String lines() {
        return String.join("\n", lines);
    }
}
