package org.primeradiant.ops;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What can be found out about the server. Servers differ in what they let an application know, and there is no common
 * API for it, so anything may be missing.
 *
 * @param listeners its open HTTP ports; empty if they are not known
 * @param withheld what its configuration withholds from the application, in sentences without a full stop
 */
record ServerFacts(List<Listener> listeners, List<String> withheld) {
    static final ServerFacts UNKNOWN = new ServerFacts(List.of(), List.of());

    ServerFacts {
        listeners = List.copyOf(listeners);
        withheld = withheld.stream().distinct().toList();
    }

    /** Whether the server has started. Only WildFly is asked; of the others it is assumed. */
    static boolean isStarted(String server) {
        return !server.contains("WildFly")
                || !ManagedBeans.ofWildFly().listeners().isEmpty();
    }

    /** Asks the server, which knows its open ports only once it has started. */
    static ServerFacts of(ServletContext context) {
        String server = context.getServerInfo();
        ServerFacts facts = UNKNOWN;
        if (server.contains("Payara") || server.contains("GlassFish")) {
            facts = GrizzlyConfig.read();
        } else if (server.contains("WildFly")) {
            facts = ManagedBeans.ofWildFly();
        } else if (server.contains("Liberty")) {
            facts = ManagedBeans.ofLiberty();
        }
        return facts.with(taken(context.getServletRegistrations()));
    }

    /** The paths of MicroProfile's servlets, which Payara adds to the application at the root. */
    static List<String> taken(Map<String, ? extends ServletRegistration> servlets) {
        return servlets.entrySet().stream()
                .filter(servlet -> servlet.getKey().startsWith("microprofile"))
                .flatMap(servlet -> servlet.getValue().getMappings().stream())
                .sorted()
                .toList();
    }

    /** Adds that the server answers these paths instead of the application. */
    private ServerFacts with(List<String> taken) {
        return taken.isEmpty()
                ? this
                : new ServerFacts(
                        listeners,
                        Stream.concat(
                                        Stream.of("the server itself answers " + String.join(", ", taken)),
                                        withheld.stream())
                                .toList());
    }
}
