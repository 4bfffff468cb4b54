/**
 * Seldon's messages: turns JSON and protobuf bytes into the messages of {@link org.primeradiant.api} and back, with no
 * policy of its own.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, protobuf's and TensorFlow's generated messages, JSON-P and
 * gRPC's interface for marshallers.
 *
 * <p>A JSON body's way in: {@link org.primeradiant.codec.JsonReader}, a scanner over the bytes, a {@code MessageReader}
 * that first passes all fields and then reads those that count. A message's way out: {@link
 * org.primeradiant.codec.JsonWriter}, a {@code MessageJsonWriter}.
 *
 * <p>A protobuf message's way in: {@link org.primeradiant.codec.ProtoReader}, a {@code ProtoState} for each message
 * that takes fields as they come, so that what the wire splits or repeats is merged as protobuf demands. Its way out:
 * {@link org.primeradiant.codec.ProtoWriter}, a {@code ProtoBody} for each message that knows its size before it is
 * written.
 *
 * <p>Decisions: the readers and writers are static and keep nothing between calls. Texts are laid out like those of
 * Seldon's python wrapper, so that even a comparison of characters rarely fails.
 */
package org.primeradiant.codec;
