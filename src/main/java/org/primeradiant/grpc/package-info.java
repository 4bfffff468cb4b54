/**
 * gRPC as a transport: serves the services of all protocols, health and server reflection, on two ports. It knows
 * protocols only through {@link org.primeradiant.grpc.GrpcProtocol}.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, {@code protobuf}, {@code admission}, {@code microservice} and
 * gRPC. A call: {@link org.primeradiant.grpc.Admission} admits or refuses it before it takes a thread; {@link
 * org.primeradiant.grpc.CallAdmission} charges each byte that gRPC buffers to its budget; the protocol's marshaller
 * decodes the message; {@link org.primeradiant.grpc.UnaryHandler} calls the method and maps a failure to the protocol's
 * status (by {@link org.primeradiant.grpc.Codes} unless the protocol has its own mapping). {@link
 * org.primeradiant.grpc.ComponentServices} builds services that call components. In a stream,
 * {@link org.primeradiant.grpc.StreamHandler} answers one message after another, each with a budget of its own.
 *
 * <p>Both ports serve the same definitions: {@link org.primeradiant.grpc.GrpcPort} is a separate port, which works the
 * same on every server; {@link org.primeradiant.grpc.GrpcServlet} is on the server's HTTP port, written here because
 * grpc-servlet-jakarta hangs WildFly (docs/servers.md). The servlet buffers a unary call before it is handled
 * ({@link org.primeradiant.grpc.GatheredFrames}). It reads the messages of a stream as the handler asks for them
 * ({@link org.primeradiant.grpc.DemandedFrames}) and writes them as the caller takes them
 * ({@link org.primeradiant.grpc.QueuedOutput}).
 */
package org.primeradiant.grpc;
