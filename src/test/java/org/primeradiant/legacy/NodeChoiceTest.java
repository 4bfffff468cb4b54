package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import net.spy.memcached.ConnectionObserver;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.NodeLocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that keys map to the same nodes as in net.spy:spymemcached 2.9.0, the client with which seldon-server writes.
 * The expected nodes were computed with its DefaultHashAlgorithm.NATIVE_HASH.
 */
class NodeChoiceTest {
    private static final ConnectionObserver NOBODY = new ConnectionObserver() {
        @Override
        public void connectionEstablished(SocketAddress server, int attempts) {}

        @Override
        public void connectionLost(SocketAddress server) {}
    };

    private static int place(String key, int count) throws IOException {
        MemcachedFactory factory = new MemcachedFactory(NOBODY);
        List<MemcachedNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try (SocketChannel channel = SocketChannel.open()) {
                nodes.add(factory.createMemcachedNode(new InetSocketAddress("127.0.0.1", 1 + i), channel, 1024));
            }
        }
        NodeLocator locator = factory.createLocator(nodes);
        return nodes.indexOf(locator.getPrimary(key));
    }

    @ParameterizedTest
    @CsvSource({
        // Positive hash codes
        "26ae4bec364e556be130fdc447cdb8ca, 0, 1, 0",
        "ab2ef570fa47c08dfa039f1fe649fc45, 1, 0, 0",
        "e01258e10a181b7b35777682dfd3e7dd, 1, 1, 4",
        // Negative hash codes: from three nodes on, the absolute value would select the wrong node
        "c3b92f84e41f046a4d0d459e727b2c70, 1, 0, 2",
        "6d2c4edf58ded055f03524c5d7552198, 1, 0, 4",
        "f4b4317df8b954e876b7f9891e4253a3, 0, 1, 1",
        // Integer.MIN_VALUE, which has no absolute value
        "polygenelubricants, 0, 2, 3"
    })
    void choosesAsTheWriterDoes(String key, int ofTwo, int ofThree, int ofFive) throws IOException {
        assertThat(place(key, 2)).isEqualTo(ofTwo);
        assertThat(place(key, 3)).isEqualTo(ofThree);
        assertThat(place(key, 5)).isEqualTo(ofFive);
        assertThat(place(key, 1)).isZero();
    }
}
