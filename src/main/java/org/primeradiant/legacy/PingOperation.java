package org.primeradiant.legacy;

import java.io.IOException;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatusCode;

/** Asks a memcached server for its version, to find out whether it answers. */
final class PingOperation extends TextOperation {
    PingOperation(Ping ping) {
        super("version", ping);
    }

    @Override
    void handle(String text) throws IOException {
        if (!text.startsWith("VERSION ")) {
            throw malformed("a line that is not its version");
        }
        getCallback().receivedStatus(new OperationStatus(true, text, StatusCode.SUCCESS));
        transitionState(OperationState.COMPLETE);
    }
}
