package org.primeradiant.grpc;

import io.grpc.Metadata;

/**
 * Implementation of a unary method. Thread-safe.
 *
 * @param <Q> type of the request
 * @param <A> type of the answer
 */
public interface UnaryMethod<Q, A> {
    /**
     * Answers a request.
     *
     * @param answered receives the metadata to send before the answer
     * @throws org.primeradiant.api.SeldonException if the call fails
     */
    A answer(Q request, GrpcCaller caller, Metadata answered);
}
