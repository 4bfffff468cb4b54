/**
 * Seldon Core's protocol over REST and gRPC: the internal API of components and the external API of the orchestrator.
 *
 * <p>May use what is below the transports, and {@code http} and {@code grpc}, but no other protocol.
 * {@link org.primeradiant.seldon.SeldonProtocol} lists the resources and services. Over REST,
 * {@link org.primeradiant.seldon.SeldonResource} has the paths; a {@code ComponentDoor} or {@code GraphDoor} decodes
 * the request, makes the call and builds the answer; {@link org.primeradiant.seldon.SeldonMessageWriter} writes it.
 * Over gRPC, {@code SeldonServices} has the methods, answered by a component or, through {@code GraphMethods}, by the
 * graph. {@code SeldonErrors} and {@code GrpcErrors} map the errors.
 *
 * <p>Decisions: no {@code @Consumes} or {@code @Produces}, because Seldon's callers send any {@code Accept}, and a body
 * that is not JSON must yield a 400 in Seldon's form, not a bare 415. Callers of seldon-server use {@code /predict}
 * too: this protocol owns the path and passes their requests to the {@link org.primeradiant.http.CoOwner}.
 */
package org.primeradiant.seldon;
