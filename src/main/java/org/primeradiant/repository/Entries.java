package org.primeradiant.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.primeradiant.models.BadModelException;

/**
 * The entries of an object in a file of settings.
 *
 * @param path the file and the field, for messages
 * @param values the entries by name
 */
record Entries(String path, Map<?, ?> values) {
    private static final Set<String> DATATYPES = Set.of(
            "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64",
            "BYTES");

    /**
     * Takes a value for an object.
     *
     * @throws BadModelException if it is none
     */
    static Entries of(String path, Object value) {
        if (value instanceof Map<?, ?> values) {
            return new Entries(path, values);
        }
        throw new BadModelException(path + " must be an object");
    }

    Set<String> names() {
        return values.keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private String path(String name) {
        return path + ": " + name;
    }

    /** A string, or a number as a string; empty if absent. */
    String text(String name) {
        Object value = values.get(name);
        if (value instanceof Map || value instanceof List) {
            throw new BadModelException(path(name) + " must be a string");
        }
        return value == null ? "" : value.toString().strip();
    }

    String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new BadModelException(path(name) + " is missing");
        }
        return text;
    }

    /** A datatype of the V2 inference protocol. */
    String datatype(String name) {
        String text = required(name);
        if (!DATATYPES.contains(text)) {
            throw new BadModelException(path(name) + " must be one of " + new TreeSet<>(DATATYPES));
        }
        return text;
    }

    /** Lengths of dimensions, -1 for any; empty if absent. */
    List<Long> shape(String name) {
        List<Long> shape = new ArrayList<>();
        for (Object length : list(name)) {
            if (!(length instanceof Integer) && !(length instanceof Long)) {
                throw new BadModelException(path(name) + " must have whole numbers");
            }
            shape.add(((Number) length).longValue());
        }
        return shape;
    }

    /** An object; without entries if absent. */
    Entries object(String name) {
        Object value = values.get(name);
        return value == null ? new Entries(path(name), Map.of()) : of(path(name), value);
    }

    List<Entries> objects(String name) {
        List<Entries> objects = new ArrayList<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            objects.add(of(path(name) + "[" + i + "]", items.get(i)));
        }
        return objects;
    }

    /** Strings; empty if absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text) || text.isBlank()) {
                throw new BadModelException(path(name) + " must have strings that are not blank");
            }
            texts.add(text.strip());
        }
        return texts;
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof List) {
            return value == null ? List.of() : (List<?>) value;
        }
        throw new BadModelException(path(name) + " must be a list");
    }
}
