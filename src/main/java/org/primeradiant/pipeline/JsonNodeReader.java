package org.primeradiant.pipeline;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON file into nodes that know their line, unlike the JSON-P object model. Single use, by one thread. */
final class JsonNodeReader {
    /** Deeper than any pipeline; the parser and this reader recurse at each level. */
    private static final int DEEPEST = 16;

    private final Path file;
    private final JsonParser parser;
    /** The parser's position, for syntax errors. */
    private String path = "";

    private JsonNodeReader(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads a file.
     *
     * @throws BadFileException if it cannot be read or is not JSON
     */
    static JsonNode read(Path file) {
        try (JsonParser parser = JsonProvider.provider().createParser(new StringReader(TextFile.read(file)))) {
            return new JsonNodeReader(file, parser).document();
        }
    }

    private JsonNode document() {
        try {
            JsonNode root = value(parser.next(), 0);
            if (parser.hasNext()) { // some parsers throw here by themselves
                parser.next();
                throw place("").wrong("must end after the first value");
            }
            return root;
        } catch (JsonParsingException e) {
            throw new Place(file, path, e.getLocation().getLineNumber())
                    .wrong("is not valid JSON: " + e.getMessage(), e);
        }
    }

    private JsonNode value(Event event, int depth) {
        Place place = place(path);
        if (depth > DEEPEST) {
            throw place.wrong("is nested deeper than a pipeline can be");
        }
        return switch (event) {
            case START_OBJECT -> new JsonNode(place, event, "", object(place.path(), depth), List.of());
            case START_ARRAY -> new JsonNode(place, event, "", Map.of(), array(place.path(), depth));
            case VALUE_STRING, VALUE_NUMBER -> new JsonNode(place, event, parser.getString(), Map.of(), List.of());
            default -> new JsonNode(place, event, "", Map.of(), List.of());
        };
    }

    private Map<String, JsonNode> object(String parent, int depth) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        path = parent;
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            path = parent.isEmpty() ? name : parent + "." + name;
            if (fields.containsKey(name)) {
                throw place(path).wrong("must not appear twice");
            }
            fields.put(name, value(parser.next(), depth + 1));
            path = parent;
        }
        return Collections.unmodifiableMap(fields);
    }

    private List<JsonNode> array(String parent, int depth) {
        List<JsonNode> elements = new ArrayList<>();
        path = parent + "[0]";
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            elements.add(value(event, depth + 1));
            path = parent + "[" + elements.size() + "]";
        }
        path = parent;
        return List.copyOf(elements);
    }

    private Place place(String where) {
        return new Place(file, where, parser.getLocation().getLineNumber());
    }
}
