package org.primeradiant.ops;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primeradiant.admission.HttpThreads;
import org.primeradiant.http.HttpProtocols;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.StartNotes;
import org.primeradiant.settings.Limits;
import org.primeradiant.settings.Settings;

/** Logs once what was started: components, transports, limits, and what the server withholds from the WAR. */
public class StartReport implements ServletContextListener {
    private static final Logger LOGGER = System.getLogger(StartReport.class.getName());
    /** What a server withholds from the WAR by default; an application cannot tell whether that was changed. */
    private static final Map<String, String> KEPT_BY_SERVER = Map.of(
            "Payara", "queries and headers beyond 8 KB and GET with a body are refused by the server",
            "GlassFish", "queries and headers beyond 8 KB and GET with a body are refused by the server",
            "WildFly", "bodies of more than 10 MB are refused by the server",
            "Liberty", "compressed bodies are unpacked by the server");
    /** What it also withholds from a WAR at the root. */
    private static final Map<String, String> KEPT_FROM_ROOT = Map.of(
            "Payara", "/health, /metrics and /openapi are answered by the server",
            "Liberty", "/health, /metrics and /openapi are answered by the server if it has MicroProfile's features");

    private static final int MEBIBYTE = 1 << 20;

    // Providers, because the deployment does not exist yet when a server creates its listeners.
    @Inject
    Provider<Settings> settings;

    @Inject
    Provider<ComponentRegistry> components;

    @Inject
    Provider<StartNotes> notes;

    @Inject
    Provider<HttpProtocols> protocols;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ComponentRegistry registry = components.get();
        List<String> lines = new ArrayList<>();
        lines.add("Radiant on " + context.getServerInfo());
        registry.all().forEach(service -> lines.add(component(registry, service)));
        lines.add("REST at " + (context.getContextPath().isEmpty() ? "/" : context.getContextPath()));
        lines.addAll(notes.get().lines());
        lines.add(admission(settings.get().limits(), context.getServerInfo()));
        protocols.get().all().forEach(protocol -> lines.addAll(protocol.report()));
        lines.addAll(keptBy(context.getServerInfo(), context.getContextPath()));
        LOGGER.log(Level.INFO, () -> String.join(System.lineSeparator() + "  ", lines));
    }

    /** Lines for a server that is known to withhold something; none for other servers. */
    static List<String> keptBy(String serverInfo, String contextPath) {
        Stream<Map.Entry<String, String>> fromRoot =
                contextPath.isEmpty() ? KEPT_FROM_ROOT.entrySet().stream() : Stream.empty();
        return Stream.concat(fromRoot, KEPT_BY_SERVER.entrySet().stream())
                .filter(kept -> serverInfo.contains(kept.getKey()))
                .map(kept -> kept.getValue() + ", unless " + kept.getKey()
                        + " is configured as Radiant's server-config shows")
                .toList();
    }

    private static String admission(Limits limits, String server) {
        int calls = HttpThreads.calls(
                limits.httpCalls(), server, Runtime.getRuntime().availableProcessors());
        return "limits: " + calls + " HTTP requests at once, " + limits.threads() + " gRPC calls running and "
                + limits.queue() + " waiting, and " + limits.requestMemory() / MEBIBYTE
                + " MiB of memory for requests";
    }

    private static String component(ComponentRegistry registry, Microservice service) {
        return "component " + service.name() + ": " + String.join(", ", service.roles()) + ", " + service.scope()
                + (registry.isRoot(service) ? ", at the root" : "")
                + (service.isSample() ? "; the sample, because the deployment has no component of its own" : "");
    }
}
