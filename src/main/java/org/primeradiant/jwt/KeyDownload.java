package org.primeradiant.jwt;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/**
 * One request for the issuer's keys. Bounded in size and time. Not the JDK's newer HTTP client: each of those holds a
 * thread that Java 17 cannot end with the deployment.
 */
final class KeyDownload {
    private static final int MOST_BYTES = 1 << 18;
    private static final int OK = 200;
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int STEP = 1 << 13;

    private final HttpURLConnection connection;
    private final long end;

    private KeyDownload(HttpURLConnection connection, Duration limit) {
        this.connection = connection;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Prepares a request; connects to nothing yet. */
    static KeyDownload of(URI location, Duration limit) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) location.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        // A redirect may lead from https to http, or to an address that only this server reaches.
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json, */*");
        return new KeyDownload(connection, limit);
    }

    /**
     * Sends the request and reads the keys.
     *
     * @throws IOException if the issuer does not answer, or not with 200
     * @throws IllegalArgumentException if it answers with something else than usable keys
     */
    KeySet run() throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status != OK) {
                throw new IOException("the answer has the status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                return KeyReader.read(body(in));
            }
        } finally {
            connection.disconnect();
        }
    }

    /** Ends the request, from any thread. */
    void abort() {
        connection.disconnect();
    }

    private byte[] body(InputStream in) throws IOException {
        byte[] body = new byte[MOST_BYTES];
        int length = 0;
        int count = in.read(body, 0, STEP);
        while (count >= 0) {
            length += count;
            if (length == MOST_BYTES || System.nanoTime() - end > 0) {
                throw new IOException("the answer is too large or too slow");
            }
            count = in.read(body, length, Math.min(STEP, MOST_BYTES - length));
        }
        return Arrays.copyOf(body, length);
    }
}
