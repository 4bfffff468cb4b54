package org.primeradiant.graph;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Accepts one connection, sends the given text after the request, and then stays silent. Reports when the client
 * hangs up.
 */
final class SilentNode implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    final CountDownLatch asked = new CountDownLatch(1);
    final CompletableFuture<Integer> end = new CompletableFuture<>();

    SilentNode(String says) throws IOException {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                InputStream in = client.getInputStream();
                while (in.read() != '}') {} // the end of the request
                client.getOutputStream().write(says.getBytes(StandardCharsets.UTF_8));
                asked.countDown();
                end.complete(in.read());
            } catch (IOException e) {
                end.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    Address address() {
        return new Address("127.0.0.1", server.getLocalPort(), 0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
