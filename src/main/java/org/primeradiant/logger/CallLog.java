package org.primeradiant.logger;

import java.util.function.Supplier;
import org.primeradiant.api.LoggedPayload.Kind;

/** Logs the payloads of one call to one component. Never blocks, and never fails the call. Thread-safe. */
public final class CallLog {
    /** Logs nothing. */
    public static final CallLog NONE = new CallLog(ComponentLog.NONE, "");

    private final ComponentLog component;
    private final String requestId;

    CallLog(ComponentLog component, String requestId) {
        this.component = component;
        this.requestId = requestId;
    }

    /** Logs the request, if requests are logged. */
    public void request(Supplier<Body> body) {
        if (component.mode().logsRequests()) {
            log(Kind.REQUEST, body);
        }
    }

    /** Logs the answer, if answers are logged. */
    public void response(Supplier<Body> body) {
        if (component.mode().logsResponses()) {
            log(Kind.RESPONSE, body);
        }
    }

    /** Logs the feedback, if answers are logged. */
    public void feedback(Supplier<Body> body) {
        if (component.mode().logsResponses()) {
            log(Kind.FEEDBACK, body);
        }
    }

    private void log(Kind kind, Supplier<Body> body) {
        component.sink().offer(new Entry(kind, component, requestId, System.currentTimeMillis(), body.get()));
    }
}
