package org.primeradiant.legacy;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.spy.memcached.CachedData;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Reads a list of items as it is stored: a JSON array of whole numbers, of texts of whole numbers, or of objects with a
 * whole number {@code item}. Thread-safe.
 */
final class StoredList {
    /**
     * The most text that is read for a key, in bytes: two million items. Memcached takes 1 MB for a key unless it is
     * told otherwise, and the server's client 20 MB.
     */
    static final int MOST_BYTES = 16 << 20;

    private static final int DEEPEST = 100;

    /** How a client marks text: the server's as 0, Python's as 16. */
    private static final int TEXT = 0;

    private static final int PYTHON_TEXT = 16;

    /** The server's client, for a long text that does not look like JSON. */
    private static final int GZIP = 2;

    /** Python's client, for a long text. */
    private static final int ZLIB = 8;

    private final JsonParserFactory parsers;

    StoredList(JsonParserFactory parsers) {
        this.parsers = parsers;
    }

    /**
     * Adds the items behind a key.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} that names the key if the value is anything else; Java's
     *     serialised objects (flags 1) are refused like all that is neither text nor compressed text
     */
    void read(String key, CachedData value, DistinctItems items) {
        try (InputStream text = new SizeLimit(text(value), MOST_BYTES);
                JsonParser parser = parsers.createParser(text, StandardCharsets.UTF_8)) {
            read(parser, items);
        } catch (IOException | JsonException | NumberFormatException e) {
            throw new SeldonException(
                    Reason.INTERNAL_ERROR, "memcached's value of " + key + " is not a list of items in JSON", e);
        }
    }

    private static InputStream text(CachedData value) throws IOException {
        InputStream data = new ByteArrayInputStream(value.getData());
        return switch (value.getFlags()) {
            case TEXT, PYTHON_TEXT -> data;
            case GZIP -> new GZIPInputStream(data);
            case ZLIB -> new InflaterInputStream(data);
            default -> throw new IOException("flags " + value.getFlags() + " mark something else than text");
        };
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
            throw new JsonException("something follows the array");
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

    /** Not the parser's skipArray and skipObject: where the text is cut off, Parsson 1.1 stays in them for ever. */
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

    /** Not the parser's getLong, which cuts what it cannot hold. */
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
