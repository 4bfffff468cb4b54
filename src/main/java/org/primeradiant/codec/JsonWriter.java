package org.primeradiant.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.IntConsumer;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.json.JsonOutput;

/**
 * Writes Seldon's REST bodies: compact, in ASCII, members in alphabetical order, NaN and the infinities as bare
 * words, as the python wrapper does. Writes to the stream in pieces of up to 16 KiB and neither flushes nor closes
 * it. Thread-safe.
 */
public final class JsonWriter {
    private static final int NO_CODE = -1;

    private JsonWriter() {}

    /**
     * Writes a message, always with {@code meta}.
     *
     * @throws org.primeradiant.api.SeldonException if the payload is {@link Custom}; nothing is written in that case
     */
    public static void write(SeldonMessage message, OutputStream out) throws IOException {
        write(message, out, length -> {});
    }

    /**
     * Writes a message like {@link #write(SeldonMessage, OutputStream)}.
     *
     * @param whole receives the length of the text in bytes before the text is written, if it fits into one piece
     */
    public static void write(SeldonMessage message, OutputStream out, IntConsumer whole) throws IOException {
        JsonOutput output = new JsonOutput(out);
        MessageJsonWriter.message(message, output);
        output.flush(whole);
    }

    /** Writes a message that is passed on: without {@code meta} if it came without. */
    public static void forward(SeldonMessage message, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        MessageJsonWriter.forwarded(message, output);
        output.flush();
    }

    /** Writes feedback that is passed on: without the messages that are missing. */
    public static void forward(Feedback feedback, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        MessageJsonWriter.forwarded(feedback, output);
        output.flush();
    }

    /** Writes the metadata of a component. */
    public static void write(ModelMetadata metadata, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        MetadataJsonWriter.write(metadata, output);
        output.flush();
    }

    /** Writes the metadata of a graph and its nodes. */
    public static void write(GraphMetadata metadata, OutputStream out) throws IOException {
        JsonOutput output = new JsonOutput(out);
        MetadataJsonWriter.write(metadata, output);
        output.flush();
    }

    /**
     * Returns the body of an error answer. Unlike in a message, the flag {@code status} is a number and
     * {@code code} is always present.
     *
     * @param reason machine-readable constant
     * @param text human-readable message
     */
    public static byte[] error(String reason, String text) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            JsonOutput output = new JsonOutput(body);
            MessageJsonWriter.error(new Status(NO_CODE, text, reason, Status.Flag.FAILURE), output);
            output.flush();
            return body.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
