/**
 * Converts Seldon's messages between the types of {@link org.primeradiant.api} and JSON or protobuf bytes, with no
 * policy of its own.
 *
 * <p>May use {@code api}, {@code settings}, {@code json}, {@code protobuf}, TensorFlow's generated messages and
 * JSON-P.
 *
 * <p>JSON in: {@link org.primeradiant.codec.JsonReader} opens a scanner over the bytes; a {@code MessageReader} first
 * skips all fields and then reads those that take effect. JSON out: {@link org.primeradiant.codec.JsonWriter},
 * through a {@code MessageJsonWriter}.
 *
 * <p>Protobuf in: {@link org.primeradiant.codec.ProtoReader}, with a {@code ProtoState} for each message that takes
 * fields in any order, so that what the wire splits or repeats is merged as protobuf requires. Protobuf out:
 * {@link org.primeradiant.codec.ProtoWriter}, with a {@code ProtoBody} for each message that knows its size before it
 * is written.
 *
 * <p>Decisions: the readers and writers are static and keep no state between calls. Text is laid out like that of
 * Seldon's python wrapper, so that even a comparison by character rarely fails.
 */
package org.primeradiant.codec;
