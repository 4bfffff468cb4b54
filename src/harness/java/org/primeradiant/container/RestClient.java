package org.primeradiant.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * A client that keeps its connection as long as the server does, and opens another after {@code Connection: close}.
 * Uses plain sockets because an HTTP library would retry requests on its own.
 */
final class RestClient {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    private final Outcomes outcomes;

    RestClient(int port, Outcomes outcomes) {
        this.port = port;
        this.outcomes = outcomes;
    }

    /** Sends one request after another while {@code goesOn} holds and the server accepts connections. */
    void run(BooleanSupplier goesOn, int millis) {
        boolean taken = true;
        while (taken && goesOn.getAsBoolean()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                taken = use(socket, goesOn, millis);
            } catch (IOException e) { // no connection, so no request
                taken = false;
            }
        }
    }

    /**
     * Returns whether the server accepted the connection. {@code goesOn} was already asked for the first request, and
     * is asked again before each of the following ones.
     */
    private boolean use(Socket socket, BooleanSupplier goesOn, int millis) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        long number = outcomes.next();
        String head = ask(socket, in, number, millis);
        if (head.isEmpty()) {
            // The operating system had completed the connection, but the server closed its port before accepting it.
            outcomes.refused(number);
            return false;
        }
        while (isAnswered(number, head, in) && goesOn.getAsBoolean()) {
            number = outcomes.next();
            head = ask(socket, in, number, millis);
        }
        return true;
    }

    /** Returns the head of the answer, or an empty string if the connection was closed without one. */
    private static String ask(Socket socket, InputStream in, long number, int millis) {
        String body = "{\"data\":{\"ndarray\":[[" + number + "," + millis + "]]}}";
        String request =
                "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body;
        StringBuilder head = new StringBuilder();
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.append((char) next);
                if (head.indexOf("\r\n\r\n") >= 0) {
                    return head.toString();
                }
            }
        } catch (IOException e) {
            head.append(head.isEmpty() ? "" : e.toString());
        }
        return head.toString();
    }

    /** Records the answer and returns whether the connection may be used again. */
    private boolean isAnswered(long number, String head, InputStream in) throws IOException {
        if (!head.startsWith("HTTP/1.1 200 ")) {
            outcomes.fault("REST " + number + ": " + (head.isEmpty() ? "connection closed without an answer" : head));
            return false;
        }
        String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        if (body.contains("\"ndarray\":[" + 2 * number + ".0]")) {
            outcomes.answered(number);
        } else {
            outcomes.fault("REST " + number + ": " + body);
        }
        return !head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        throw new IllegalArgumentException("no Content-Length in " + head);
    }
}
