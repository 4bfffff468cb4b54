package org.primeradiant.ops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads the HTTP configuration of the servers that publish it as MBeans: WildFly and Open Liberty. */
final class ManagedBeans {
    private static final Logger LOGGER = System.getLogger(ManagedBeans.class.getName());
    private static final String WILDFLY_SOCKETS = "jboss.as:socket-binding-group=standard-sockets,socket-binding=";
    private static final String WILDFLY_LISTENERS = "jboss.as:subsystem=undertow,server=*,http-listener=*";
    private static final String LIBERTY_ENDPOINTS = "WebSphere:feature=channelfw,type=endpoint,name=*";
    /** Largest body that the configuration in {@code server-config} accepts. */
    private static final long LARGEST_BODY = 134_217_728;

    private static final int MEBIBYTE = 1 << 20;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    private ManagedBeans() {}

    static ServerFacts ofWildFly() {
        return new ManagedBeans().wildFly();
    }

    static ServerFacts ofLiberty() {
        return new ManagedBeans().liberty();
    }

    private ServerFacts wildFly() {
        List<Listener> listeners = new ArrayList<>();
        List<String> withheld = new ArrayList<>();
        try {
            for (ObjectName name : beans.queryNames(new ObjectName(WILDFLY_LISTENERS), null)) {
                ObjectName socket = new ObjectName(WILDFLY_SOCKETS + beans.getAttribute(name, "socketBinding"));
                if (Boolean.TRUE.equals(beans.getAttribute(socket, "bound"))) {
                    listeners.add(listener("http", socket, "boundAddress", "boundPort"));
                }
                long body = number(name, "maxPostSize");
                if (body > 0 && body < LARGEST_BODY) {
                    withheld.add("the server refuses bodies of more than " + body / MEBIBYTE + " MiB");
                }
            }
        } catch (JMException | JMRuntimeException e) {
            unknown(e);
        }
        return new ServerFacts(listeners, withheld);
    }

    private ServerFacts liberty() {
        List<Listener> listeners = new ArrayList<>();
        try {
            for (ObjectName name : beans.queryNames(new ObjectName(LIBERTY_ENDPOINTS), null)) {
                String endpoint = name.getKeyProperty("name");
                if (number(name, "Port") > 0) {
                    listeners.add(listener(endpoint.endsWith("-ssl") ? "https" : "http", name, "Host", "Port"));
                }
            }
        } catch (JMException | JMRuntimeException e) {
            unknown(e);
        }
        return new ServerFacts(listeners, List.of());
    }

    private Listener listener(String scheme, ObjectName name, String address, String port) throws JMException {
        String host = String.valueOf(beans.getAttribute(name, address));
        return new Listener(scheme, host, (int) number(name, port));
    }

    /** An attribute that is a number; 0 if it is not one. */
    private long number(ObjectName name, String attribute) throws JMException {
        return beans.getAttribute(name, attribute) instanceof Number number ? number.longValue() : 0;
    }

    private static void unknown(Exception cause) {
        LOGGER.log(Level.DEBUG, "The server's HTTP configuration is not known", cause);
    }
}
