package org.primeradiant.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The categories of a column, in order, and what to do about others. Immutable.
 *
 * <p>A category that is a number is known in its other spellings too: where a caller mixes numbers and texts, {@code 3}
 * may arrive as {@code 3.0}.
 */
public final class Encoding {
    /** The place of a category that is missing. */
    static final int MISSING = -1;

    private static final int NONE = -2;

    private final List<String> categories;
    private final Unknown unknown;
    private final Map<String, Integer> places = new HashMap<>();

    /** What to do about a category that is not in the list. */
    public enum Unknown {
        /** Refuse the request. */
        ERROR,
        /** Be none of the categories: all columns are 0. */
        ZEROS;

        /** The word for it in {@code pipeline.json}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Encoding(List<String> categories, Unknown unknown) {
        this.categories = List.copyOf(categories);
        this.unknown = unknown;
        for (int place = 0; place < categories.size(); place++) {
            places.putIfAbsent(CellText.plain(categories.get(place)), place);
        }
        for (int place = 0; place < categories.size(); place++) {
            places.put(categories.get(place), place);
        }
    }

    public List<String> categories() {
        return categories;
    }

    public Unknown unknown() {
        return unknown;
    }

    /**
     * The place of a row's category, which is not missing, in the list; or that of none.
     *
     * @throws RowException if the category is unknown and that is an error
     */
    int place(Texts texts, int row) {
        String category = texts.value(row);
        Integer known = places.get(category);
        if (known == null) {
            known = places.get(CellText.plain(category));
        }
        if (known == null && unknown == Unknown.ERROR) {
            throw RowException.of(texts.feature(), row, "is a category that the model does not know");
        }
        return known == null ? NONE : known;
    }
}
