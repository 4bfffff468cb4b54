package org.primeradiant.oip;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts of callers in errors. */
final class Labels {
    /** Characters of a caller's text that an error shows. */
    private static final int SHOWN = 64;

    /** Names that an error lists. */
    private static final int LISTED = 20;

    private Labels() {}

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** Says that a message has two tensors of one name. */
    static String repeated(Label label) {
        return "there is more than one " + label;
    }

    /** The first names in brackets. */
    static String list(Collection<String> names) {
        return names.stream()
                .limit(LISTED)
                .map(Labels::shortened)
                .collect(Collectors.joining(", ", "[", names.size() > LISTED ? ", ...]" : "]"));
    }
}
