package org.primeradiant.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A real memcached on a free port of the loopback address, for one or more tests. It ends with {@link #close()}, or
 * when this JVM exits.
 */
public final class Memcached implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int POLL_MILLIS = 10;
    private static final int MOST_STARTS = 5;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Path program;
    private final int port;
    private Process process;

    private Memcached(Path program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Starts memcached on a free port, or skips the current test if it is not installed. */
    public static Memcached start() {
        for (int i = 1; i < MOST_STARTS; i++) {
            try {
                return start(freePort());
            } catch (UncheckedIOException e) {
                continue; // another process has taken the port in the meantime
            }
        }
        return start(freePort());
    }

    /** Starts memcached on the given port, or skips the current test if it is not installed. */
    public static Memcached start(int port) {
        Memcached memcached = new Memcached(InstalledProgram.orSkip("memcached"), port);
        memcached.restart();
        return memcached;
    }

    /** Returns a free port of the loopback address, and never the same one twice, because tests run concurrently. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return GIVEN.add(port) ? port : freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Returns the address as written in {@code RADIANT_MEMCACHED_SERVERS}. */
    public String server() {
        return "127.0.0.1:" + port;
    }

    /** Starts memcached again, empty, on the same port. */
    public void restart() {
        try {
            process = new ProcessBuilder(
                            program.toString(),
                            "-l",
                            "127.0.0.1",
                            "-p",
                            String.valueOf(port),
                            "-U",
                            "0",
                            "-u",
                            System.getProperty("user.name"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                ask("version\r\n");
                return;
            } catch (ConnectException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("memcached did not start on port " + port, e);
                }
                pause(POLL_MILLIS);
            }
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Stores a value with the given client flags, 0 to 2^32 - 1, without expiry. */
    public void set(String key, long flags, byte[] value) {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        command.writeBytes(ascii("set " + key + " " + flags + " 0 " + value.length + "\r\n"));
        command.writeBytes(value);
        command.writeBytes(ascii("\r\n"));
        String answer = ask(command.toByteArray());
        if (!answer.equals("STORED")) {
            throw new AssertionError("memcached did not store " + key + ": " + answer);
        }
    }

    /** Removes a key, if it is stored. */
    public void delete(String key) {
        String answer = ask(ascii("delete " + key + "\r\n"));
        if (!answer.equals("DELETED") && !answer.equals("NOT_FOUND")) {
            throw new AssertionError("memcached did not delete " + key + ": " + answer);
        }
    }

    /** Stores a text the way seldon-server does, with flags 0. */
    public void set(String key, String text) {
        set(key, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a statistic, such as {@code cmd_get}, the number of requested keys. */
    public long stat(String name) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(ascii("stats\r\n"));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String line = line(in); !line.equals("END"); line = line(in)) {
                String[] words = line.split(" ");
                if (words[1].equals(name)) {
                    return Long.parseLong(words[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("memcached has no statistic " + name);
    }

    private String ask(byte[] command) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(command);
            out.flush();
            return line(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(String command) throws ConnectException {
        try {
            ask(ascii(command));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return socket;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("memcached closed the connection");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Stops the process: it accepts connections but answers nothing. */
    public void suspend() {
        signal("-STOP");
    }

    /** Continues the suspended process. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill " + signal + " exited with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Kills the process, as if its machine lost power. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
