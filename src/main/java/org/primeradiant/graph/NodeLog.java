package org.primeradiant.graph;

import org.primeradiant.api.Feedback;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.Body.Made;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.ComponentLog;
import org.primeradiant.logger.Weight;

/**
 * The payload log of a node. Logs what the node gets and gives in the form in which the caller would send it, or as the
 * node's neighbours have sent it.
 *
 * @param log logs its payloads
 * @param protocol the protocol of the graph's nodes
 */
record NodeLog(ComponentLog log, GraphProtocol protocol) {
    static final NodeLog NONE = new NodeLog(ComponentLog.NONE, GraphProtocol.SELDON);

    /** The log of one call. */
    CallLog of(GraphCaller caller) {
        return log == ComponentLog.NONE ? CallLog.NONE : log.call(caller, caller.puid());
    }

    Body body(Content<SeldonMessage> content, GraphCaller caller) {
        if (protocol == GraphProtocol.V2) {
            SeldonMessage message = content.value();
            return new Body(
                    Body.JSON,
                    Weight.of(message),
                    () -> Made.of(InferenceClient.encoded(message).bytes()));
        }
        if (content.isEncoded()) {
            return body(content.encoded());
        }
        return caller.isGrpc() ? Body.protobuf(content.value()) : Body.forwardedJson(content.value());
    }

    Body feedback(Content<Feedback> content, GraphCaller caller) {
        if (content.isEncoded()) {
            return body(content.encoded());
        }
        return caller.isGrpc() ? Body.protobuf(content.value()) : Body.json(content.value());
    }

    private static Body body(Encoded encoded) {
        return Body.of(encoded.bytes(), encoded.contentType().isEmpty() ? Encoded.JSON : encoded.contentType());
    }
}
