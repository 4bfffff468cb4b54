package org.primeradiant.logger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.protobuf.ProtoBody;

/**
 * A message to log, whose bytes are made later, on a thread of the log. What it refers to must not change.
 *
 * @param contentType the media type of the bytes
 * @param weight heap memory that it keeps from being freed, in bytes; an estimate
 * @param maker makes the bytes
 */
public record Body(String contentType, long weight, Maker maker) {
    /** Content type of JSON. */
    public static final String JSON = "application/json";

    /** Content type of protobuf messages, as Seldon's executor gives it. */
    public static final String PROTOBUF = "application/protobuf";

    private static final int NO_BINARY = -1;

    /** Makes the bytes of a message. */
    public interface Maker {
        /** Makes them. */
        Made make() throws IOException;
    }

    /** The bytes of a message. Immutable: the bytes must not be changed. */
    public static final class Made {
        private final byte[] bytes;
        private final int jsonLength;

        private Made(byte[] bytes, int jsonLength) {
            this.bytes = bytes;
            this.jsonLength = jsonLength;
        }

        /** Bytes that are not JSON followed by binary tensors; not copied. */
        public static Made of(byte[] bytes) {
            return new Made(bytes, NO_BINARY);
        }

        /**
         * JSON followed by binary tensors; not copied.
         *
         * @param jsonLength length of the JSON, in bytes
         */
        public static Made of(byte[] bytes, int jsonLength) {
            return new Made(bytes, jsonLength);
        }

        byte[] bytes() {
            return bytes;
        }

        /** Length of the JSON that binary tensors follow, in bytes; -1 if none follow. */
        int jsonLength() {
            return jsonLength;
        }
    }

    /** Writes a message. */
    public interface Writer {
        /** Writes the message and does not close the stream. */
        void write(OutputStream out) throws IOException;
    }

    /** The bytes as they are; they must not be changed. */
    public static Body of(byte[] bytes, String contentType) {
        return new Body(contentType, bytes.length, () -> Made.of(bytes));
    }

    /** JSON as it is, which must not be changed. */
    public static Body json(byte[] bytes) {
        return of(bytes, JSON);
    }

    /**
     * JSON.
     *
     * @param weight as {@link #weight()}
     */
    public static Body json(long weight, Writer writer) {
        return new Body(JSON, weight, () -> Made.of(written(writer)));
    }

    /**
     * A protobuf message.
     *
     * @param weight as {@link #weight()}
     * @param message creates the message
     */
    public static Body protobuf(long weight, Supplier<? extends ProtoBody> message) {
        return new Body(PROTOBUF, weight, () -> Made.of(message.get().bytes()));
    }

    /** A message as JSON. */
    public static Body json(SeldonMessage message) {
        return json(Weight.of(message), out -> JsonWriter.write(message, out));
    }

    /** A message as JSON, with all that one graph node passes on to the next. */
    public static Body forwardedJson(SeldonMessage message) {
        return json(Weight.of(message), out -> JsonWriter.forward(message, out));
    }

    /** Feedback as JSON. */
    public static Body json(Feedback feedback) {
        return json(Weight.of(feedback), out -> JsonWriter.forward(feedback, out));
    }

    /** A message in protobuf. */
    public static Body protobuf(SeldonMessage message) {
        return protobuf(Weight.of(message), () -> ProtoWriter.forwarding(message));
    }

    /** Several messages in protobuf. */
    public static Body protobuf(List<SeldonMessage> messages) {
        return protobuf(messages.stream().mapToLong(Weight::of).sum(), () -> ProtoWriter.forwarding(messages));
    }

    /** Feedback in protobuf. */
    public static Body protobuf(Feedback feedback) {
        return protobuf(Weight.of(feedback), () -> ProtoWriter.forwarding(feedback));
    }

    private static byte[] written(Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out);
        return out.toByteArray();
    }
}
