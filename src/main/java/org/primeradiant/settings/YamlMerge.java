package org.primeradiant.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies merge keys: {@code <<} adds the fields of another object, or of a list of objects, to those of its own
 * object, whose own fields win; of a list, the first object wins. Source: "Merge Key Language-Independent Type for YAML
 * Version 1.1". YAML 1.2, which the parser follows, has none, but files for Kubernetes do.
 */
final class YamlMerge {
    private static final String KEY = "<<";

    private YamlMerge() {}

    /**
     * Returns a copy of a loaded value in which merge keys are applied.
     *
     * @throws IllegalArgumentException if a merge key has a value that is not an object or a list of objects
     */
    static Object of(String source, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return merged(source, fields);
        }
        if (value instanceof List<?> items) {
            List<Object> copy = new ArrayList<>(items.size());
            items.forEach(item -> copy.add(of(source, item)));
            return copy;
        }
        return value;
    }

    private static Map<Object, Object> merged(String source, Map<?, ?> fields) {
        Map<Object, Object> merged = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!KEY.equals(name)) {
                merged.put(name, of(source, value));
            }
        });
        if (fields.containsKey(KEY)) {
            Object added = of(source, fields.get(KEY));
            if (added instanceof List<?> several) {
                several.forEach(object -> add(source, object, merged));
            } else {
                add(source, added, merged);
            }
        }
        return merged;
    }

    private static void add(String source, Object object, Map<Object, Object> merged) {
        if (!(object instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(
                    source + " cannot be read: the merge key '<<' takes an object or a list of objects");
        }
        fields.forEach(merged::putIfAbsent);
    }
}
