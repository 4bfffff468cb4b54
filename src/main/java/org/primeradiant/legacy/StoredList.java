package org.primeradiant.legacy;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import net.spy.memcached.CachedData;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Reads a stored list of items: a JSON array of whole numbers, of strings with whole numbers, or of objects with a
 * whole number {@code item}. Thread-safe.
 */
final class StoredList {
    /**
     * Most text read for a key, in bytes: enough for two million items. Memcached takes up to 1 MB for a key by
     * default, and the server's client up to 20 MB.
     */
    static final int MOST_BYTES = 16 << 20;

    private static final int DEEPEST = 100;

    private final JsonParserFactory parsers;

    StoredList(JsonParserFactory parsers) {
        this.parsers = parsers;
    }

    /**
     * Adds the items stored under a key.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} with a message that names the key and its flags, if the
     *     value is anything else; no client's serialized objects are ever deserialized
     */
    void read(String key, CachedData value, DistinctItems items) {
        try (InputStream text = new SizeLimit(StoredText.of(value), MOST_BYTES);
                JsonParser parser = parsers.createParser(text, StandardCharsets.UTF_8)) {
            read(parser, items);
        } catch (IOException | JsonException | NumberFormatException e) {
            throw broken(key, value, e);
        }
    }

    private static SeldonException broken(String key, CachedData value, Exception failure) {
        String text = "memcached's value of " + key + " " + what(failure);
        String flags = value.getFlags() == 0 ? "" : " (flags " + Integer.toUnsignedString(value.getFlags()) + ")";
        return new SeldonException(Reason.INTERNAL_ERROR, text + flags, failure);
    }

    /** The parser wraps what the stream below it throws. */
    private static String what(Exception failure) {
        Throwable cause = failure instanceof JsonException ? failure.getCause() : failure;
        if (cause instanceof UnreadableText) {
            return cause.getMessage();
        }
        return cause instanceof ZipException || cause instanceof EOFException
                ? "is compressed but damaged"
                : "is not a list of items in JSON";
    }

    private static void read(JsonParser parser, DistinctItems items) {
        if (parser.next() != Event.START_ARRAY) {
            throw new JsonException("not an array");
        }
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            items.add(
                    switch (event) {
                        case VALUE_NUMBER, VALUE_STRING -> whole(parser.getString());
                        case START_OBJECT -> item(parser);
                        default -> throw new JsonException("an element is a " + event);
                    });
        }
        if (parser.hasNext()) {
            throw new JsonException("unexpected content after the array");
        }
    }

    private static long item(JsonParser object) {
        long item = 0;
        boolean found = false;
        while (object.next() == Event.KEY_NAME) {
            boolean isItem = object.getString().equals("item");
            Event value = object.next();
            if (isItem) {
                item = whole(value == Event.VALUE_NUMBER ? object.getString() : "");
                found = true;
            } else {
                skip(object, value);
            }
        }
        if (!found) {
            throw new JsonException("an object has no item");
        }
        return item;
    }

    /**
     * Replaces the parser's {@code skipArray} and {@code skipObject}: if the text is truncated, Parsson 1.1 never
     * returns from them.
     */
    private static void skip(JsonParser parser, Event first) {
        int depth = 0;
        for (Event event = first; ; event = parser.next()) {
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                depth++;
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
            if (depth > DEEPEST) {
                throw new JsonException("nested deeper than " + DEEPEST);
            }
        }
    }

    /** Replaces the parser's {@code getLong}, which truncates values that do not fit. */
    private static long whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && !(c == '-' && i == 0)) {
                throw new NumberFormatException("an item is not a whole number");
            }
        }
        return Long.parseLong(text);
    }
}
