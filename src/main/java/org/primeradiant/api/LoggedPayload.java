package org.primeradiant.api;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A payload of the payload log, as {@link PayloadRedactor}s see it: the bytes of a message with what is known of its
 * call. Immutable: the bytes must not be changed.
 *
 * <p>The bytes are those of the protocol: JSON over REST, the protobuf message over gRPC. In the V2 protocol, JSON may
 * be followed by binary tensors; {@link #jsonLength()} tells where they begin.
 */
public final class LoggedPayload {
    private static final String JSON = "json";

    private final Kind kind;
    private final String component;
    private final String protocol;
    private final String requestId;
    private final String contentType;
    private final byte[] bytes;
    private final int jsonLength;

    /** What a payload is. */
    public enum Kind {
        /** A request. */
        REQUEST,
        /** An answer. */
        RESPONSE,
        /** Feedback. */
        FEEDBACK
    }

    /**
     * Creates a payload.
     *
     * @param kind what it is
     * @param component the name of the component or graph node
     * @param protocol {@code seldon}, {@code v2} or {@code seldon-server}
     * @param requestId the puid of the call
     * @param contentType the media type of the bytes
     * @param bytes the message; not copied, so it must not be changed
     * @param jsonLength length of the JSON that binary tensors follow, in bytes; -1 if none follow
     */
    public LoggedPayload(
            Kind kind,
            String component,
            String protocol,
            String requestId,
            String contentType,
            byte[] bytes,
            int jsonLength) {
        if (jsonLength < -1 || jsonLength > bytes.length) {
            throw new IllegalArgumentException(
                    "jsonLength must be -1 or at most the " + bytes.length + " bytes, got " + jsonLength);
        }
        this.kind = kind;
        this.component = component;
        this.protocol = protocol;
        this.requestId = requestId;
        this.contentType = contentType;
        this.bytes = bytes;
        this.jsonLength = jsonLength;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** The name of the component or graph node. */
    public String component() {
        return component;
    }

    /** The protocol of the message: {@code seldon}, {@code v2} or {@code seldon-server}. */
    public String protocol() {
        return protocol;
    }

    /** The puid of the call. */
    public String requestId() {
        return requestId;
    }

    /** The media type, such as {@code application/json} or, over gRPC, {@code application/protobuf}. */
    public String contentType() {
        return contentType;
    }

    /** The message, not a copy; must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Length of the JSON that binary tensors follow, in bytes; -1 if none follow. */
    public int jsonLength() {
        return jsonLength;
    }

    /** Whether the message is JSON, or begins with JSON. */
    public boolean isJson() {
        return jsonLength > 0
                || jsonLength < 0 && contentType.toLowerCase(Locale.ROOT).contains(JSON);
    }

    /**
     * Parses the JSON.
     *
     * @throws jakarta.json.JsonException if it is malformed; check {@link #isJson()} first
     */
    public JsonValue json() {
        int length = jsonLength < 0 ? bytes.length : jsonLength;
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes, 0, length))) {
            return reader.readValue();
        }
    }

    /** The same payload with other JSON; binary tensors after it stay. */
    public LoggedPayload withJson(JsonValue value) {
        byte[] json = value.toString().getBytes(StandardCharsets.UTF_8);
        if (jsonLength < 0) {
            return withBytes(json);
        }
        byte[] all = Arrays.copyOf(json, json.length + bytes.length - jsonLength);
        System.arraycopy(bytes, jsonLength, all, json.length, bytes.length - jsonLength);
        return withBytes(all, json.length);
    }

    /** The same payload with other bytes, none of which are binary tensors after JSON; not copied. */
    public LoggedPayload withBytes(byte[] others) {
        return withBytes(others, -1);
    }

    /**
     * The same payload with other bytes, which are not copied.
     *
     * @param itsJsonLength as {@link #jsonLength()}
     */
    public LoggedPayload withBytes(byte[] others, int itsJsonLength) {
        return new LoggedPayload(kind, component, protocol, requestId, contentType, others, itsJsonLength);
    }
}
