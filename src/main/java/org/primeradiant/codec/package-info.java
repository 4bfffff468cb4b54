/**
 * Turns JSON and protobuf bytes into the messages of {@link org.primeradiant.api} and back, with no policy of its own.
 *
 * <p>May use {@code api}, protobuf's and TensorFlow's generated messages, JSON-P, fastdoubleparser and
 * gRPC's interface for marshallers.
 *
 * <p>A body's way in: {@link org.primeradiant.codec.JsonReader}, a {@code JsonScanner} over the bytes, a {@code
 * MessageReader} that first passes all fields and then reads those that count. Lists of numbers are read while they are
 * passed ({@code NumberLists}); what is mixed is read by {@code MixedLists} if it counts. A message's way out: {@link
 * org.primeradiant.codec.JsonWriter}, a {@code MessageJsonWriter}, a {@code JsonOutput} before the stream.
 *
 * <p>A protobuf message's way in: {@link org.primeradiant.codec.ProtoReader}, a {@code ProtoState} for each message that
 * takes fields as they come, so that what the wire splits or repeats is merged as protobuf demands. Its way out: {@link
 * org.primeradiant.codec.ProtoWriter}, a {@code ProtoBody} for each message that knows its size before it is written.
 *
 * <p>Decisions: the readers and writers are static and keep nothing between calls. There is no pool of scratch arrays: the
 * commas are counted first, eight bytes at a time, which costs no more than the copy from a scratch array would, so that
 * one array of the right size is made. Numbers are read and written by own code because the benchmark in {@code
 * JsonCodecBenchmark} shows it ahead of the libraries; nothing else is. Texts are laid out like those of Seldon's python
 * wrapper, so that even a comparison of characters rarely fails.
 */
package org.primeradiant.codec;
