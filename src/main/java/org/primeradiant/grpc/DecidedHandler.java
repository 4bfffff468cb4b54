package org.primeradiant.grpc;

import io.grpc.ServerCallHandler;

/** Marks the handlers of methods of which it is decided who may call them. */
interface DecidedHandler<Q, A> extends ServerCallHandler<Q, A> {}
