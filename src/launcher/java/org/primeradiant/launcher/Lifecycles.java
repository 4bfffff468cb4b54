package org.primeradiant.launcher;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The deployments of Radiant in this process. */
final class Lifecycles {
    private static final Logger LOGGER = System.getLogger(Lifecycles.class.getName());
    private static final String NAMES = "org.primeradiant:type=Lifecycle,*";

    private Lifecycles() {}

    /** Turns readiness false, and returns when no calls come any more, within the time that they allow themselves. */
    static void drain() {
        invoke("drain");
    }

    /** Closes the ports of their own, and returns when no call runs any more, within the same time. */
    static void close() {
        invoke("close");
    }

    /** A failure must not keep the process from ending. */
    private static void invoke(String operation) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : server.queryNames(new ObjectName(NAMES), null)) {
                server.invoke(name, operation, new Object[0], new String[0]);
            }
        } catch (JMException e) {
            LOGGER.log(Level.ERROR, "The stop goes on, but not gracefully: " + operation + " failed", e);
        }
    }
}
