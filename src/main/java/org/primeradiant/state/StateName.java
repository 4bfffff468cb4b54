package org.primeradiant.state;

/**
 * The name of a sum or a blob. Sums and blobs have separate name spaces.
 *
 * @param node what it belongs to, such as {@code deployment/predictor/node}; 1 to 250 characters
 * @param name its name there, such as that of a bandit's arm; 1 to 250 characters
 */
public record StateName(String node, String name) {
    /** The largest length of each part, in UTF-16 characters. */
    public static final int LONGEST = 250;

    public StateName {
        require("node", node);
        require("name", name);
    }

    private static void require(String what, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + LONGEST + " characters, got " + text.length());
        }
    }
}
