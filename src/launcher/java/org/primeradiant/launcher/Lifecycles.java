package org.primeradiant.launcher;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The MBeans of Radiant's deployments in this process. */
final class Lifecycles {
    private static final Logger LOGGER = System.getLogger(Lifecycles.class.getName());
    private static final String NAMES = "org.primeradiant:type=Lifecycle,*";

    private Lifecycles() {}

    /** Turns readiness false. Returns when no call runs or arrives any longer, or when the time for it is over. */
    static void drain() {
        invoke("drain");
    }

    /** Closes the deployments' own ports. Returns when no call is running, or when the time is over. */
    static void close() {
        invoke("close");
    }

    /** Only logs a failure, which must not keep the process from ending. */
    private static void invoke(String operation) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : server.queryNames(new ObjectName(NAMES), null)) {
                server.invoke(name, operation, new Object[0], new String[0]);
            }
        } catch (JMException e) {
            LOGGER.log(Level.ERROR, "Continuing to stop, but not gracefully: " + operation + " failed", e);
        }
    }
}
