package org.primeradiant.trees;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a model.
 *
 * @param count their number
 * @param names their names, or empty
 * @param types their types in the library's words, or empty
 * @param categories the categories in the order of their codes, of those features that have them
 */
record TreeFeatures(int count, List<String> names, List<String> types, Map<Integer, List<String>> categories) {
    TreeFeatures {
        names = List.copyOf(names);
        types = List.copyOf(types);
        Map<Integer, List<String>> copies = new HashMap<>();
        categories.forEach((feature, texts) -> copies.put(feature, List.copyOf(texts)));
        categories = Map.copyOf(copies);
    }

    /**
     * Checks the parts against each other.
     *
     * @param field path in the file, to which {@code _names} and {@code _types} are added for errors
     */
    TreeFeatures(
            int count, List<String> names, List<String> types, Map<Integer, List<String>> categories, String field) {
        this(count, names, types, categories);
        checkLength(names, count, field + "_names");
        checkLength(types, count, field + "_types");
        for (int feature : categories.keySet()) {
            if (feature >= count) {
                throw new FieldException(
                        field + " " + feature, "has categories, but the model has only " + count + " features");
            }
        }
    }

    private static void checkLength(List<String> texts, int count, String field) {
        if (!texts.isEmpty() && texts.size() != count) {
            throw new FieldException(field, "must have " + count + " entries, got " + texts.size());
        }
    }
}
