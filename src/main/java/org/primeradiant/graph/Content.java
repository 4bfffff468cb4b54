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
 * What goes from node to node: a value, or the body in which it came. It is read or written when somebody needs it in
 * the other form, and then once. Immutable to its users; thread-safe, where two threads may at worst do the same work.
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

    /** A message. */
    public static Content<SeldonMessage> of(SeldonMessage message) {
        return new Content<>(message, Content::json, null, null);
    }

    /** A feedback. */
    public static Content<Feedback> of(Feedback feedback) {
        return new Content<>(feedback, Content::json, null, null);
    }

    /** What a node says about itself. */
    static Content<ModelMetadata> of(ModelMetadata metadata) {
        return new Content<>(metadata, Content::json, null, null);
    }

    /**
     * A body that has not been read.
     *
     * @param reader reads it; throws a {@link SeldonException} if it cannot be understood
     */
    public static <T> Content<T> encoded(Encoded body, Function<Encoded, T> reader) {
        return new Content<>(null, null, body, reader);
    }

    /**
     * The value.
     *
     * @throws SeldonException if the body cannot be understood
     */
    public T value() {
        T known = value;
        if (known == null) {
            known = reader.apply(encoded);
            value = known;
        }
        return known;
    }

    /** Whether it came, or has been written, as a body. */
    public boolean isEncoded() {
        return encoded != null;
    }

    /** The body. */
    public Encoded encoded() {
        Encoded known = encoded;
        if (known == null) {
            known = writer.apply(value);
            encoded = known;
        }
        return known;
    }

    /** A message with something else in it, or this one if that is the same. */
    static Content<SeldonMessage> changed(Content<SeldonMessage> message, UnaryOperator<SeldonMessage> change) {
        SeldonMessage before = message.value();
        SeldonMessage after = change.apply(before);
        return after == before ? message : of(after);
    }

    private static Encoded json(SeldonMessage message) {
        return json(out -> JsonWriter.write(message, out));
    }

    private static Encoded json(Feedback feedback) {
        return json(out -> JsonWriter.write(feedback, out));
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
