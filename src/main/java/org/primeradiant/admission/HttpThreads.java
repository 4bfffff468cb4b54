package org.primeradiant.admission;

import java.util.Locale;

/** How many requests are answered at once: fewer than the server has threads for them, as it comes. */
public final class HttpThreads {
    /** Of Payara Micro, which has 200 threads; of any other server too, which have more. */
    private static final int MOST = 150;
    /** GlassFish and Payara Server have five threads. */
    private static final int OF_FIVE = 3;
    /** WildFly has 16 threads for each processor. */
    private static final int PER_PROCESSOR = 12;

    private HttpThreads() {}

    /**
     * The number.
     *
     * @param setting what {@code RADIANT_HTTP_CALLS} says; 0 if it says nothing
     * @param server as it names itself
     */
    public static int calls(int setting, String server, int processors) {
        if (setting > 0) {
            return setting;
        }
        String name = server.toLowerCase(Locale.ROOT);
        if (name.contains("glassfish") || name.contains("payara server")) {
            return OF_FIVE;
        }
        return name.contains("wildfly") ? Math.min(MOST, PER_PROCESSOR * processors) : MOST;
    }
}
