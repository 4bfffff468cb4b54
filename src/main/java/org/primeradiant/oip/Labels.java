package org.primeradiant.oip;

/** What tensors are called in errors. */
final class Labels {
    /** Characters of a caller's text that an error shows. */
    private static final int SHOWN = 64;

    private Labels() {}

    /** The label of a tensor, such as {@code input x}. */
    static String of(String role, String name) {
        return role + " " + shortened(name);
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
