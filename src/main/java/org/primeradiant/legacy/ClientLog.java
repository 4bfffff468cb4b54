package org.primeradiant.legacy;

import java.lang.System.Logger;
import net.spy.memcached.compat.log.AbstractLogger;
import net.spy.memcached.compat.log.Level;
import net.spy.memcached.compat.log.LoggerFactory;

/**
 * Where the memcached client writes its log: at level DEBUG, since it reports each attempt to reconnect with a stack
 * trace, every second, and {@link Memcached} tells when a server comes and goes. Public, because the client makes it by
 * its name.
 */
public final class ClientLog extends AbstractLogger {
    private static final String CHOICE = "net.spy.log.LoggerImpl";

    private final Logger logger;

    /** As the client calls it. */
    public ClientLog(String name) {
        super(name);
        logger = System.getLogger(name);
    }

    /**
     * Lets the client log here, unless the operator chose something else. The client reads its choice from a system
     * property when it logs for the first time; others in the same JVM must not find it there.
     */
    static void install() {
        if (System.getProperty(CHOICE) == null) {
            System.setProperty(CHOICE, ClientLog.class.getName());
            LoggerFactory.getLogger(ClientLog.class);
            System.clearProperty(CHOICE);
        }
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return logger.isLoggable(Logger.Level.DEBUG);
    }

    @Override
    public void log(Level level, Object message, Throwable thrown) {
        if (level.compareTo(Level.INFO) >= 0) {
            logger.log(Logger.Level.DEBUG, () -> String.valueOf(message), thrown);
        }
    }
}
