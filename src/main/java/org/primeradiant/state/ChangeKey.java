package org.primeradiant.state;

/**
 * Identifies a change, so that a store recognizes its repetition. Parts may be empty, not all at once.
 *
 * @param puid the unique id of the prediction that feedback refers to; empty for a change that is not feedback; up to
 *     250 characters
 * @param node the node that learns; up to 250 characters
 * @param id tells several feedbacks about one prediction apart; empty for the only one; up to 250 characters
 */
public record ChangeKey(String puid, String node, String id) {
    public ChangeKey {
        if (puid.isEmpty() && node.isEmpty() && id.isEmpty()) {
            throw new IllegalArgumentException("a change needs a key");
        }
        int longest = Math.max(puid.length(), Math.max(node.length(), id.length()));
        if (longest > StateName.LONGEST) {
            throw new IllegalArgumentException("puid, node and feedback id must have at most " + StateName.LONGEST
                    + " characters, got " + longest);
        }
    }
}
