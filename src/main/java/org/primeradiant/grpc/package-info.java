/**
 * gRPC as a transport: the services of all protocols, with health and reflection, behind two doors. It knows no
 * protocol but by {@link org.primeradiant.grpc.GrpcProtocol}.
 *
 * <p>May use {@code api}, {@code settings}, {@code codec}, {@code admission}, {@code microservice} and gRPC. A call:
 * {@link org.primeradiant.grpc.Admission} lets it in, or not, before it has a thread; {@link
 * org.primeradiant.grpc.CallAdmission} pays for each byte that gRPC gathers; the protocol's marshaller reads the
 * message from the wire, {@link org.primeradiant.grpc.UnaryHandler} has it answered on a thread of ours, with the
 * protocol's status for a failure ({@link org.primeradiant.grpc.Codes} unless it has its own). {@link
 * org.primeradiant.grpc.ComponentServices} makes services that call components.
 *
 * <p>Two doors lead to the same definitions: {@link org.primeradiant.grpc.GrpcPort}, a port of our own, which works the
 * same on every server; and {@link org.primeradiant.grpc.GrpcServlet} on the server's HTTP port, a bridge of our own
 * because grpc-servlet-jakarta hangs WildFly (docs/servers.md). It gathers a unary call before it is handled ({@link
 * org.primeradiant.grpc.GatheredFrames}). The messages of a stream are read as the handler asks for them ({@link
 * org.primeradiant.grpc.DemandedFrames}) and written as the caller takes them ({@link
 * org.primeradiant.grpc.QueuedOutput}).
 */
package org.primeradiant.grpc;
