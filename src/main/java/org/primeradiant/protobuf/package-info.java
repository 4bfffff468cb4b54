/**
 * Protobuf messages without generated classes, over gRPC's marshallers. Independent of any protocol.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, protobuf's runtime and gRPC's marshaller interface.
 *
 * <p>In: {@link org.primeradiant.protobuf.ProtoMarshaller} copies the bytes of a message, charged to the call, for the
 * reader of a protocol, which has a {@link org.primeradiant.protobuf.ProtoState} for each message. Out: a
 * {@link org.primeradiant.protobuf.ProtoBody}, which knows its size before it is written, goes through a
 * {@code MessageStream} straight into the transport's buffers.
 */
package org.primeradiant.protobuf;
