package org.primeradiant.ops;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.primeradiant.admission.HttpThreads;
import org.primeradiant.components.IrisClassifier;
import org.primeradiant.http.HttpProtocols;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.StartNotes;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.settings.Limits;
import org.primeradiant.settings.Settings;

/** Logs once what is served and where, or that nothing is; and warns of what the server withholds. */
public class StartReport implements ServletContextListener {
    private static final Logger LOGGER = System.getLogger(StartReport.class.getName());
    private static final String NEW_LINE = System.lineSeparator() + "  ";
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

    @Inject
    BootExtension boot;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ComponentRegistry registry = components.get();
        List<String> said = new ArrayList<>(notes.get().lines());
        protocols.get().all().forEach(protocol -> said.addAll(protocol.report()));
        said.add(admission(settings.get().limits(), context.getServerInfo()));
        IdentitySettings identity = settings.get().identity();
        boot.started(
                () -> log(context, registry, identity, said), () -> ServerFacts.isStarted(context.getServerInfo()));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        boot.stopped();
    }

    private static void log(
            ServletContext context, ComponentRegistry registry, IdentitySettings identity, List<String> notes) {
        Optional<String> failure = registry.failure();
        if (failure.isPresent()) {
            LOGGER.log(Level.ERROR, "Radiant does not serve: " + failure.get());
            return;
        }
        ServerFacts server = ServerFacts.of(context);
        if (!server.withheld().isEmpty()) {
            LOGGER.log(
                    Level.WARNING,
                    "Not all requests reach Radiant: " + String.join("; ", server.withheld())
                            + ". The configuration in Radiant's folder server-config changes that.");
        }
        registry.all()
                .forEach(service -> service.accessWarning(identity)
                        .ifPresent(warning -> LOGGER.log(Level.WARNING, "Component {0}.", warning)));
        List<String> lines = new ArrayList<>();
        lines.add("Radiant on " + context.getServerInfo() + (registry.isReady() ? " serves:" : " loads, then serves:"));
        registry.all().forEach(service -> lines.add(component(registry, service)));
        lines.add("REST: " + rest(server, context.getContextPath()));
        lines.addAll(notes);
        example(registry, server, context.getContextPath()).ifPresent(lines::add);
        LOGGER.log(Level.INFO, () -> String.join(NEW_LINE, lines));
    }

    /** The addresses, as far as they are known; below the context root of the application. */
    static String rest(ServerFacts server, String contextPath) {
        return server.listeners().isEmpty()
                ? "the server's HTTP ports, path " + contextPath + "/"
                : String.join(
                        ", ",
                        server.listeners().stream()
                                .map(listener -> listener.url() + contextPath + "/")
                                .toList());
    }

    /** A command that calls a component; empty if no address is known. */
    static Optional<String> example(ComponentRegistry registry, ServerFacts server, String contextPath) {
        List<Microservice> all = registry.all();
        if (server.listeners().isEmpty() || all.isEmpty()) {
            return Optional.empty();
        }
        String root = server.listeners().get(0).url() + contextPath;
        Microservice service = all.stream().filter(registry::isRoot).findFirst().orElse(all.get(0));
        return Optional.of(
                service.isSample()
                        ? "try it: curl -H 'Content-Type: application/json' -d '" + IrisClassifier.EXAMPLE + "' " + root
                                + "/predict"
                        : "try it: curl " + root + "/components/" + encoded(service.name()) + "/metadata");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
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
