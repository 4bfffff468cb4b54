package org.primeradiant.admission;

import java.util.Locale;

/** The number of HTTP requests answered at once: fewer than the threads of the server's default configuration. */
public final class HttpThreads {
    /** Payara Micro has 200 threads, and servers not named here have more. */
    private static final int MOST = 150;
    /** GlassFish and Payara Server have five threads. */
    private static final int OF_FIVE = 3;
    /** WildFly has 16 threads for each processor. */
    private static final int PER_PROCESSOR = 12;

    private HttpThreads() {}

    /**
     * The number of requests to answer at once.
     *
     * @param setting the value of {@code RADIANT_HTTP_CALLS}; 0 if it is not set
     * @param server the server's name and version, as the servlet context reports them
     * @param processors the number of available processors
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
