package org.primeradiant.train;

/**
 * How a file of interactions is laid out. A column without a name is the one that is called as the component is, and
 * timestamp and weight may then be absent.
 *
 * @param separator separates cells
 * @param user name of the column of users; empty for the default
 * @param item name of the column of items; empty for the default
 * @param timestamp name of the column of timestamps; empty for the default
 * @param weight name of the column of weights; empty for the default
 */
record InteractionFormat(String separator, String user, String item, String timestamp, String weight) {
    static final InteractionFormat DEFAULT = new InteractionFormat(",", "", "", "", "");

    /** Whether a column is named, so that the file must have a header. */
    boolean namesColumns() {
        return !(user + item + timestamp + weight).isEmpty();
    }
}
