package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one object of a description. A field of the wrong kind is reported as a problem and treated as absent.
 *
 * @param path the object's path, for messages
 * @param values the fields by name
 * @param problems collects what is wrong
 */
record Fields(String path, Map<?, ?> values, Problems problems) {
    /** Path of a field. */
    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A string, or a number or boolean as a string, stripped; empty if absent. */
    String text(String name) {
        Object value = values.get(name);
        if (value instanceof Map || value instanceof List) {
            problems.add(path(name), "must be a string");
            return "";
        }
        return value == null ? "" : value.toString().strip();
    }

    /** A port; 0 if absent. */
    int port(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Integer port && port >= 0 && port <= 65_535) {
            return value == null ? 0 : (Integer) value;
        }
        String got = value instanceof String ? "the text '" + value + "'" : String.valueOf(value);
        problems.add(path(name), "must be a port, 0 to 65535, got " + got);
        return 0;
    }

    /** A constant of an enum, given by name; {@code otherwise} if absent or unknown. */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        String text = text(name);
        return text.isEmpty()
                ? otherwise
                : constant(
                                path(name),
                                text,
                                List.of(otherwise.getDeclaringClass().getEnumConstants()))
                        .orElse(otherwise);
    }

    /** Constants of an enum, given by name. Those not allowed are reported and left out. */
    <E extends Enum<E>> Set<E> choices(String name, Collection<E> allowed) {
        Set<E> constants = new TreeSet<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            constant(path(name) + "[" + i + "]", String.valueOf(items.get(i)), allowed)
                    .ifPresent(constants::add);
        }
        return constants;
    }

    private <E extends Enum<E>> Optional<E> constant(String where, String text, Collection<E> allowed) {
        for (E constant : allowed) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        problems.add(where, "must be one of " + allowed + ", got '" + text + "'");
        return Optional.empty();
    }

    Optional<Fields> object(String name) {
        return values.get(name) == null ? Optional.empty() : object(path(name), values.get(name));
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        List<?> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            object(path(name) + "[" + i + "]", items.get(i)).ifPresent(objects::add);
        }
        return objects;
    }

    /** Reports unknown fields, because a misspelled name would otherwise go unnoticed. */
    void requireOnly(Set<String> known) {
        for (Object name : values.keySet()) {
            if (!(name instanceof String text && known.contains(text))) {
                problems.add(path(String.valueOf(name)), "unknown field; known fields are " + new TreeSet<>(known));
            }
        }
    }

    private Optional<Fields> object(String where, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return Optional.of(new Fields(where, fields, problems));
        }
        problems.add(where, "must be an object");
        return Optional.empty();
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof List) {
            return value == null ? List.of() : (List<?>) value;
        }
        problems.add(path(name), "must be a list");
        return List.of();
    }
}
