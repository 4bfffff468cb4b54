package org.primeradiant.legacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Records every line it receives, and answers each with a text chosen by the test. */
final class FakeMemcached implements AutoCloseable {
    private final ServerSocket server;
    private final UnaryOperator<String> answers;
    private final boolean answersPings;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Starts to listen on a free port of the loopback address. */
    FakeMemcached(UnaryOperator<String> answers) throws IOException {
        this(answers, true);
    }

    /** Starts to listen; without {@code answersPings}, the test also chooses the answers to {@code version}. */
    FakeMemcached(UnaryOperator<String> answers, boolean answersPings) throws IOException {
        this.answers = answers;
        this.answersPings = answersPings;
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (SocketException e) {
            // The test has closed the server.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                String answer = answersPings && line.equals("version") ? "VERSION 1\r\n" : answers.apply(line);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            // The client has disconnected.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns how many connections the client has opened. */
    int connections() {
        return sockets.size();
    }

    /** Returns the lines received, except the client's {@code version} probes. */
    List<String> commands() {
        return lines.stream().filter(line -> !line.equals("version")).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
