/**
 * The gRPC doors: Seldon's services, health and reflection, from one list of service definitions.
 *
 * <p>May use {@code api}, {@code settings}, {@code codec}, {@code admission}, {@code microservice} and gRPC. A call:
 * {@link org.primeradiant.grpc.Admission} lets it in, or not, before it has a thread; {@link
 * org.primeradiant.grpc.CallAdmission} pays for each byte that gRPC gathers; {@link
 * org.primeradiant.grpc.Marshallers} reads the message from the wire, {@link org.primeradiant.grpc.UnaryHandler}
 * finds the component and calls it on a thread of ours, {@link org.primeradiant.grpc.Codes} turns a failure into a
 * status.
 *
 * <p>Two doors lead to the same definitions: {@link org.primeradiant.grpc.GrpcPort}, a port of our own, which works the
 * same on every server; and {@link org.primeradiant.grpc.GrpcServlet} on the server's HTTP port, a bridge of our own
 * because grpc-servlet-jakarta loses the connection after a message over the limit and reaches a third of the rate.
 */
package org.primeradiant.grpc;
