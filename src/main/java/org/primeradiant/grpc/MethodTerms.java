package org.primeradiant.grpc;

import io.grpc.Status;
import java.util.function.Function;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.InFlight;

/**
 * What all methods of a protocol have in common.
 *
 * @param inFlight counts the calls
 * @param statuses maps a failure to the protocol's status
 * @param protocol the protocol's name, for observers
 * @param guard notes calls that fail for who calls
 */
record MethodTerms(InFlight inFlight, Function<SeldonException, Status> statuses, String protocol, CallGuard guard) {}
