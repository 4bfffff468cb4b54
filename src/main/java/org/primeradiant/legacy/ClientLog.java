package org.primeradiant.legacy;

import java.lang.System.Logger;
import net.spy.memcached.compat.log.AbstractLogger;
import net.spy.memcached.compat.log.Level;
import net.spy.memcached.compat.log.LoggerFactory;

/**
 * Logger of the memcached client. Logs at level DEBUG, since the client reports every attempt to reconnect with a stack
 * trace, every second, and {@link Memcached} reports when a server comes and goes. Public, because the client creates
 * it by its class name.
 */
public final class ClientLog extends AbstractLogger {
    private static final String CHOICE = "net.spy.log.LoggerImpl";

    private final Logger logger;

    /** Called by the client. */
    public ClientLog(String name) {
        super(name);
        logger = System.getLogger(name);
    }

    /**
     * Makes the client log here, unless the operator has chosen another logger. The client reads the choice from a
     * system property when it first logs; the property is cleared afterwards, so that others in the same JVM do not
     * find it.
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
