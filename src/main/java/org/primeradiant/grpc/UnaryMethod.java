package org.primeradiant.grpc;

import io.grpc.Metadata;

/**
 * What a method of a service does that takes one message and answers one. Thread-safe.
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public interface UnaryMethod<Q, A> {
    /**
     * Answers.
     *
     * @param answered takes the metadata that go before the answer
     * @throws org.primeradiant.api.SeldonException what failed
     */
    A answer(Q request, GrpcCaller caller, Metadata answered);
}
