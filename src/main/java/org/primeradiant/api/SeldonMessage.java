package org.primeradiant.api;

import java.util.Objects;

/**
 * The message of Seldon's protocols, independent of JSON and protobuf.
 *
 * @param status {@link Status#NONE} unless the sender set one
 * @param meta {@link Meta#EMPTY} unless the sender set something
 * @param payload {@link Payload#NONE} if there is none
 */
public record SeldonMessage(Status status, Meta meta, Payload payload) {
    /** An empty message; in feedback, this instance stands for a message that is missing. */
    public static final SeldonMessage NOTHING = SeldonMessage.of(Payload.NONE);

    public SeldonMessage {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(meta, "meta");
        Objects.requireNonNull(payload, "payload");
    }

    /** A message with only a payload. */
    public static SeldonMessage of(Payload payload) {
        return new SeldonMessage(Status.NONE, Meta.EMPTY, payload);
    }

    /** A message with meta and payload. */
    public static SeldonMessage of(Meta meta, Payload payload) {
        return new SeldonMessage(Status.NONE, meta, payload);
    }
}
