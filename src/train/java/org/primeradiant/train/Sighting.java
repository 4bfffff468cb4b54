package org.primeradiant.train;

import java.util.ArrayList;
import java.util.List;

/** Where texts of one kind occur in a column: how often, where first, and how they are spelled. */
final class Sighting {
    private static final int SPELLINGS = 5;

    private final List<String> spellings = new ArrayList<>();
    private long line;
    private long count;

    void add(long at, String text) {
        if (count == 0) {
            line = at;
        }
        count++;
        if (spellings.size() < SPELLINGS && !spellings.contains(text)) {
            spellings.add(text);
        }
    }

    /** The line of the first; undefined if there is none. */
    long line() {
        return line;
    }

    long count() {
        return count;
    }

    String example() {
        return Quote.of(spellings.get(0));
    }

    /** The first few different texts, comma-separated. */
    String spellings() {
        return String.join(",", spellings);
    }

    /** The number of rows, for a message. */
    String rows() {
        return count == 1 ? "1 row" : count + " rows";
    }
}
