package org.primeradiant.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonWriter;

/**
 * A value passed between nodes: decoded, encoded, or both. The missing form is computed on first use and kept.
 * Immutable to its users; thread-safe: at worst, two threads do the same conversion.
 *
 * @param <T> {@link SeldonMessage}, {@link Feedback} or {@link ModelMetadata}
 */
public final class Content<T> {
    private final Function<Encoded, T> reader;
    private final Function<T, Encoded> writer;
    private volatile T value;
    private volatile Encoded encoded;

    private Content(T value, Function<T, Encoded> writer, Encoded encoded, Function<Encoded, T> reader) {
        this.value = value;
        this.writer = writer;
        this.encoded = encoded;
        this.reader = reader;
    }

    /** Wraps a message, whose encoded form is JSON. */
    public static Content<SeldonMessage> of(SeldonMessage message) {
        return new Content<>(message, Content::json, null, null);
    }

    /** Wraps feedback, whose encoded form is JSON. */
    public static Content<Feedback> of(Feedback feedback) {
        return new Content<>(feedback, Content::json, null, null);
    }

    /** Wraps the metadata of a node. */
    static Content<ModelMetadata> of(ModelMetadata metadata) {
        return new Content<>(metadata, Content::json, null, null);
    }

    /**
     * Wraps a body that is decoded on first use.
     *
     * @param reader decodes the body; throws a {@link SeldonException} if it cannot
     */
    public static <T> Content<T> encoded(Encoded body, Function<Encoded, T> reader) {
        return new Content<>(null, null, body, reader);
    }

    /**
     * Returns the value, decoding the body first if necessary.
     *
     * @throws SeldonException if the body cannot be decoded
     */
    public T value() {
        T known = value;
        if (known == null) {
            known = reader.apply(encoded);
            value = known;
        }
        return known;
    }

    /** Whether the encoded form already exists. */
    public boolean isEncoded() {
        return encoded != null;
    }

    /**
     * Returns the body, encoding the value first if necessary.
     *
     * @throws SeldonException if the payload has no JSON form
     */
    public Encoded encoded() {
        Encoded known = encoded;
        if (known == null) {
            known = writer.apply(value);
            encoded = known;
        }
        return known;
    }

    /** Applies a change to a message. Returns the same content if the change returns the same message. */
    static Content<SeldonMessage> changed(Content<SeldonMessage> message, UnaryOperator<SeldonMessage> change) {
        SeldonMessage before = message.value();
        SeldonMessage after = change.apply(before);
        return after == before ? message : of(after);
    }

    private static Encoded json(SeldonMessage message) {
        return json(out -> JsonWriter.forward(message, out));
    }

    private static Encoded json(Feedback feedback) {
        return json(out -> JsonWriter.forward(feedback, out));
    }

    private static Encoded json(ModelMetadata metadata) {
        return json(out -> JsonWriter.write(metadata, out));
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static Encoded json(Writing writing) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writing.to(out);
            return Encoded.wrap(out.toByteArray(), Encoded.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
