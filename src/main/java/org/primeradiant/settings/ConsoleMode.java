package org.primeradiant.settings;

/** Who sees the console. */
public enum ConsoleMode {
    /** With authentication every caller, else callers on this machine. */
    AUTO,
    /** Every caller; with authentication those who have the rights. */
    ON,
    /** Nobody. */
    OFF;

    /** The setting. */
    public static final String SETTING = "RADIANT_CONSOLE";

    static ConsoleMode from(Source source) {
        return source.choice(SETTING, AUTO);
    }
}
