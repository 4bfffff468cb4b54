package org.primeradiant.repository;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.primeradiant.models.BadModelException;

/** The places from which models can be loaded. */
final class ModelUri {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
    private static final String FILE = "file";

    private ModelUri() {}

    /**
     * The path of a model.
     *
     * @param uri a path or {@code file:}
     * @throws BadModelException if it is anything else; the message says how to go on
     */
    static String path(String uri) {
        Matcher scheme = SCHEME.matcher(uri);
        if (!scheme.matches()) {
            return uri;
        }
        if (!scheme.group(1).equalsIgnoreCase(FILE)) {
            throw new BadModelException("'" + uri + "' is neither a path nor file: a storage initialiser, such as"
                    + " Seldon's or KServe's, has to copy the model to a folder, whose path is given here");
        }
        return uri.substring(FILE.length() + 1).replaceFirst("^//(localhost)?(?=/)", "");
    }
}
