/**
 * Seldon Core's protocol, over REST and gRPC: the internal API of components and the orchestrator's external one.
 *
 * <p>May use what is below the transports, and {@code http} and {@code grpc}; no other protocol. {@link
 * org.primeradiant.seldon.SeldonProtocol} says what there is. A request over REST: {@link
 * org.primeradiant.seldon.SeldonResource} has the paths, a {@code ComponentDoor} or {@code GraphDoor} decodes, calls
 * and answers, {@link org.primeradiant.seldon.SeldonMessageWriter} writes. Over gRPC: {@code SeldonServices} has the
 * methods, which a component or, by {@code GraphMethods}, the graph answers. Errors: {@code SeldonErrors}, {@code
 * GrpcErrors}.
 *
 * <p>Decisions: no {@code @Consumes} or {@code @Produces}, because Seldon's callers send any {@code Accept}, and what
 * is not JSON is a 400 in Seldon's form, not a bare 415. {@code /predict} is asked by seldon-server's callers too: it
 * is this protocol's, which hands what is not its own to the {@link org.primeradiant.http.CoOwner}.
 */
package org.primeradiant.seldon;
