package org.primeradiant.identity;

/** Writes lines of a file of tokens, for tests in other packages. */
public final class TokenLines {
    private TokenLines() {}

    /** The line of a caller, with its end. */
    public static String line(String name, String roles, String token) {
        return name + " " + roles + " " + TokenHash.text(token) + "\n";
    }
}
