package org.primeradiant.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The categories of a column, in order, and the treatment of unknown ones. Immutable.
 *
 * <p>A category that is a number also matches its other spellings: if a caller mixes numbers and texts, {@code 3} may
 * arrive as {@code 3.0}.
 */
public final class Encoding {
    /** Place of a missing category. */
    static final int MISSING = -1;

    private static final int NONE = -2;

    private final List<String> categories;
    private final Unknown unknown;
    private final Map<String, Integer> places = new HashMap<>();

    /** Treatment of a category that is not in the list. */
    public enum Unknown {
        /** Reject the request. */
        ERROR,
        /** Match no category: all columns are 0. */
        ZEROS;

        /** The name used in {@code pipeline.json}. */
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
     * The place in the list of a row's category, which must not be missing; {@link #NONE} if it is unknown.
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
            throw RowException.of(texts.feature(), row, "has a category that the model does not know");
        }
        return known == null ? NONE : known;
    }
}
