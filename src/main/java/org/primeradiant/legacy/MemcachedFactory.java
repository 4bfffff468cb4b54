package org.primeradiant.legacy;

import java.util.Collection;
import java.util.List;
import net.spy.memcached.CachedData;
import net.spy.memcached.ClientMode;
import net.spy.memcached.ConnectionObserver;
import net.spy.memcached.DefaultConnectionFactory;
import net.spy.memcached.FailureMode;
import net.spy.memcached.OperationFactory;
import net.spy.memcached.metrics.MetricType;
import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import net.spy.memcached.transcoders.Transcoder;

/**
 * Configures the memcached client. Keeps its text protocol and its choice of a key's node: {@code String.hashCode} as
 * an unsigned number, modulo the number of nodes. (With three or more nodes, its absolute value would choose others.)
 */
final class MemcachedFactory extends DefaultConnectionFactory {
    private static final int MOST_WAITING = 4096;
    private static final int RECONNECT_SECONDS = 1;

    /** Consecutive timeouts until a server is reconnected. */
    private static final int MOST_TIMEOUTS = 10;

    private final ConnectionObserver observer;

    MemcachedFactory(ConnectionObserver observer) {
        super(ClientMode.Static, MOST_WAITING, DEFAULT_READ_BUFFER_SIZE);
        this.observer = observer;
    }

    @Override
    public Collection<ConnectionObserver> getInitialObservers() {
        return List.of(observer);
    }

    /** Other nodes do not have the key's value: asking them would hide that its own node is down. */
    @Override
    public FailureMode getFailureMode() {
        return FailureMode.Cancel;
    }

    @Override
    public long getOperationTimeout() {
        return Memcached.TIMEOUT.toMillis();
    }

    /** Does not block: a full queue means that the server does not answer. */
    @Override
    public long getOpQueueMaxBlockTime() {
        return 0;
    }

    @Override
    public long getMaxReconnectDelay() {
        return RECONNECT_SECONDS;
    }

    @Override
    public int getTimeoutExceptionThreshold() {
        return MOST_TIMEOUTS;
    }

    @Override
    public boolean getKeepAlive() {
        return true;
    }

    @Override
    public boolean isDaemon() {
        return true;
    }

    @Override
    public MetricType enableMetrics() {
        return MetricType.OFF;
    }

    @Override
    public OperationFactory getOperationFactory() {
        return new AsciiOperationFactory() {
            @Override
            public GetOperation get(String key, GetOperation.Callback callback) {
                return new ValueOperation(key, callback);
            }
        };
    }

    /** Returns bytes and flags unchanged; the client's own transcoder would deserialize objects. */
    @Override
    public Transcoder<Object> getDefaultTranscoder() {
        return new Transcoder<>() {
            @Override
            public boolean asyncDecode(CachedData value) {
                return false;
            }

            @Override
            public CachedData encode(Object value) {
                throw new UnsupportedOperationException("Radiant does not write to memcached");
            }

            @Override
            public Object decode(CachedData value) {
                return value;
            }

            @Override
            public int getMaxSize() {
                return Integer.MAX_VALUE;
            }
        };
    }
}
