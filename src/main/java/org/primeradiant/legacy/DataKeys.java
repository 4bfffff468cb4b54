package org.primeradiant.legacy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Parses the parameter {@code data_key}: comma-separated keys of memcached. A key goes verbatim into a line of
 * memcached's protocol, so characters that could end the line or split the key are rejected here.
 */
final class DataKeys {
    /** Most keys. seldon-server sends one for each includer of a strategy, of which it has five kinds. */
    static final int MOST_KEYS = 100;

    /** Memcached's own limit, in bytes. */
    static final int LONGEST_KEY = 250;

    private DataKeys() {}

    /**
     * The keys in order, without duplicates; empty ones are skipped.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} with a message that gives the position of the wrong key, but does
     *     not repeat it
     */
    static List<String> parse(String parameter) {
        Set<String> keys = new LinkedHashSet<>();
        int place = 1;
        for (int from = 0; from <= parameter.length(); place++) {
            int comma = parameter.indexOf(',', from);
            int to = comma < 0 ? parameter.length() : comma;
            if (to > from) {
                check(parameter, from, to, place);
                keys.add(parameter.substring(from, to));
            }
            if (keys.size() > MOST_KEYS) {
                throw bad("must have at most " + MOST_KEYS + " keys");
            }
            from = to + 1;
        }
        return List.copyOf(keys);
    }

    private static void check(String parameter, int from, int to, int place) {
        if (to - from > LONGEST_KEY) {
            throw bad("must have keys of at most " + LONGEST_KEY + " bytes; number " + place + " is longer");
        }
        for (int i = from; i < to; i++) {
            char c = parameter.charAt(i);
            if (c <= ' ' || c > '~') {
                throw bad("must have keys of printable ASCII without blanks; number " + place + " has the character U+"
                        + hex(c));
            }
        }
    }

    private static String hex(char c) {
        return Integer.toHexString(0x10000 | c).substring(1).toUpperCase(Locale.ROOT);
    }

    private static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, "data_key " + text);
    }
}
