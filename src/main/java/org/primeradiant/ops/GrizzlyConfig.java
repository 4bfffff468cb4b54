package org.primeradiant.ops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the HTTP configuration of Payara and GlassFish. By reflection, because their classes are not an API that a WAR
 * could be compiled against and still run on other servers; what has changed in a newer version is unknown then.
 */
final class GrizzlyConfig {
    private static final Logger LOGGER = System.getLogger(GrizzlyConfig.class.getName());
    /** Buffer for headers that the configuration in {@code server-config} sets. */
    private static final int HEADER_BUFFER = 65_536;

    private static final String ADMIN = "admin-listener";

    private GrizzlyConfig() {}

    static ServerFacts read() {
        try {
            Object config = config(GrizzlyConfig.class.getClassLoader());
            Object listeners = get(get(get(config, "getNetworkConfig"), "getNetworkListeners"), "getNetworkListener");
            List<Listener> open = new ArrayList<>();
            List<String> withheld = new ArrayList<>();
            for (Object listener : (List<?>) listeners) {
                if (isOn(get(listener, "getEnabled"))
                        && !get(listener, "getName").equals(ADMIN)) {
                    Object protocol = get(listener, "findHttpProtocol");
                    open.add(listener(listener, protocol));
                    withheld.addAll(withheld(get(protocol, "getHttp")));
                }
            }
            return new ServerFacts(open, withheld);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException | NumberFormatException e) {
            LOGGER.log(Level.DEBUG, "The server's HTTP configuration is not known", e);
            return ServerFacts.UNKNOWN;
        }
    }

    private static Object config(ClassLoader loader) throws ReflectiveOperationException {
        Object services = loader.loadClass("org.glassfish.internal.api.Globals")
                .getMethod("getDefaultHabitat")
                .invoke(null);
        Class<?> locator = loader.loadClass("org.glassfish.hk2.api.ServiceLocator");
        return locator.getMethod("getService", Class.class, String.class, Annotation[].class)
                .invoke(
                        services,
                        loader.loadClass("com.sun.enterprise.config.serverbeans.Config"),
                        "default-instance-name",
                        new Annotation[0]);
    }

    private static Listener listener(Object listener, Object protocol) throws ReflectiveOperationException {
        return new Listener(
                isOn(get(protocol, "getSecurityEnabled")) ? "https" : "http",
                get(listener, "getAddress").toString(),
                Integer.parseInt(get(listener, "getPort").toString()));
    }

    private static List<String> withheld(Object http) throws ReflectiveOperationException {
        List<String> withheld = new ArrayList<>();
        int buffer = Integer.parseInt(get(http, "getHeaderBufferLengthBytes").toString());
        if (buffer < HEADER_BUFFER) {
            withheld.add("the server refuses queries and headers beyond " + buffer + " bytes");
        }
        if (!isOn(get(http, "getAllowPayloadForUndefinedHttpMethods"))) {
            withheld.add("the server refuses GET with a body");
        }
        return withheld;
    }

    private static boolean isOn(Object value) {
        return Boolean.parseBoolean(value.toString());
    }

    /** Calls a getter through an interface, because the objects are proxies whose own class is not accessible. */
    private static Object get(Object target, String getter) throws ReflectiveOperationException {
        for (Class<?> type : target.getClass().getInterfaces()) {
            for (Method method : type.getMethods()) {
                if (method.getName().equals(getter) && method.getParameterCount() == 0) {
                    return method.invoke(target);
                }
            }
        }
        throw new NoSuchMethodException(getter);
    }
}
