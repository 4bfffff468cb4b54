package org.primeradiant.grpc;

import org.primeradiant.api.SeldonException;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Implementation of a method that answers each message of a stream with one message. Thread-safe.
 *
 * @param <Q> type of the messages
 */
public interface StreamMethod<Q> {
    /**
     * Answers a message.
     *
     * @param caller has the budget of this message, not of the stream
     * @throws SeldonException if the message cannot be answered; the stream goes on
     */
    ProtoBody answer(Q message, GrpcCaller caller);

    /** The answer to a message that failed; throws nothing. */
    ProtoBody failure(Q message, SeldonException failure);
}
