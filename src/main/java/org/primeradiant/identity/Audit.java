package org.primeradiant.identity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Logs refused calls: who, what and why. Of many refusals in a second only the first ten are logged; the next line
 * after that second is preceded by one with the number of those left out. Thread-safe.
 */
public final class Audit {
    private static final Logger LOGGER = System.getLogger(Audit.class.getName());
    private static final int MOST_A_SECOND = 10;
    private static final int MOST_CHARACTERS = 200;
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final AtomicReference<Window> window;

    /** The refusals since a point in time. */
    private record Window(long start, int refusals) {
        Window next(long now) {
            return now - start >= SECOND_NANOS ? new Window(now, 1) : new Window(start, refusals + 1);
        }

        int leftOut() {
            return Math.max(0, refusals - MOST_A_SECOND);
        }
    }

    /**
     * Creates the audit.
     *
     * @param nanos the time as of {@link System#nanoTime}
     */
    public Audit(LongSupplier nanos) {
        this.nanos = nanos;
        this.window = new AtomicReference<>(new Window(nanos.getAsLong(), 0));
    }

    /**
     * Logs a refused call, unless there have been too many within this second.
     *
     * @param who the caller; {@link Identity#NOBODY} if it has not proved who it is
     * @param from the caller's address
     * @param what the door, the path or method, and the component; a query is left out, since it may hold a token
     * @param why the reason, without credentials
     */
    public void refused(Identity who, String from, String what, String why) {
        long now = nanos.getAsLong();
        Window before = window.getAndUpdate(current -> current.next(now));
        Window after = before.next(now);
        if (after.refusals() > MOST_A_SECOND) {
            return;
        }
        if (after.start() != before.start() && before.leftOut() > 0) {
            LOGGER.log(Level.INFO, () -> "Refused " + before.leftOut() + " more calls, which are not listed");
        }
        LOGGER.log(Level.INFO, () -> line(who, from, what, why));
    }

    static String line(Identity who, String from, String what, String why) {
        String name = who.isNobody() ? "nobody" : quoted(who.name()) + " (" + clean(who.mechanism()) + ")";
        int query = what.indexOf('?');
        return "Refused " + name + " from " + clean(from) + ": " + clean(query < 0 ? what : what.substring(0, query))
                + ": " + clean(why);
    }

    /** In quotes, so that no name can pass for another part of the line. */
    private static String quoted(String name) {
        return '\'' + clean(name).replace('\'', '?') + '\'';
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MOST_CHARACTERS + 3));
        for (int i = 0; i < text.length(); i++) {
            if (clean.length() >= MOST_CHARACTERS) {
                return clean.append("...").toString();
            }
            if (isPlain(text.charAt(i))) {
                clean.append(text.charAt(i));
            }
        }
        return clean.toString();
    }

    /** Whether a character can neither end the line nor change how it is displayed. */
    private static boolean isPlain(char character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
