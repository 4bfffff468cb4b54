package org.primeradiant.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A node that answers each request with arbitrary bytes, valid HTTP or not, and counts them. */
final class RawNode implements AutoCloseable {
    private final ServerSocket server;
    private final Saying saying;
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    /** Writes the answer once the request has been read. */
    interface Saying {
        void to(Client client) throws IOException;
    }

    private RawNode(Saying saying) throws IOException {
        this.saying = saying;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Creates a node that sends the answer and leaves the connection open. */
    static RawNode answering(String answer) throws IOException {
        return new RawNode(client -> client.say(answer));
    }

    /** Creates a node that sends the answer and closes its side of the connection. */
    static RawNode hangingUp(String answer) throws IOException {
        return new RawNode(client -> {
            client.say(answer);
            client.socket.shutdownOutput();
        });
    }

    /** Creates a node that sends the head, and then the other text repeatedly until the client hangs up. */
    static RawNode endless(String head, String again) throws IOException {
        return new RawNode(client -> {
            client.say(head);
            while (true) {
                client.say(again);
            }
        });
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (isAsked(in)) {
                saying.to(new Client(socket));
            }
        } catch (IOException e) { // the client has hung up during the answer
            hungUp.countDown();
            return;
        }
        hungUp.countDown();
    }

    private static boolean isAsked(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '}') { // the end of a request
            next = in.read();
        }
        return next >= 0;
    }

    /** A connected client. */
    private final class Client {
        private final Socket socket;
        private final OutputStream out;

        private Client(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        private void say(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            out.write(bytes);
            sent.addAndGet(bytes.length);
        }
    }

    /** Returns the number of bytes sent. */
    long sent() {
        return sent.get();
    }

    /** Waits up to 20 seconds for the client to hang up, and returns whether it did. */
    boolean isHungUp() throws InterruptedException {
        return hungUp.await(20, TimeUnit.SECONDS);
    }

    Address address() {
        return new Address("127.0.0.1", server.getLocalPort(), 0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
