package org.primeradiant.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import org.primeradiant.admission.Watch;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.microservice.Shutdown;
import org.primeradiant.microservice.StartNotes;
import org.primeradiant.microservice.Workers;
import org.primeradiant.settings.GrpcSettings.Servlet;
import org.primeradiant.settings.Settings;
import org.primeradiant.tls.ReloadedContext;

/** Starts and stops gRPC with the application: on its own port and, where possible, on the HTTP port. */
public class GrpcDoors implements ServletContextListener {
    private static final Logger LOGGER = System.getLogger(GrpcDoors.class.getName());
    private static final String CARRIES_GRPC = "wildfly";

    // Providers, because a server may create listeners before the deployment exists.
    @Inject
    Provider<Settings> allSettings;

    @Inject
    Provider<GrpcProtocols> protocols;

    @Inject
    Provider<ComponentRegistry> registries;

    @Inject
    Provider<Workers> pools;

    @Inject
    Provider<Watch> watches;

    @Inject
    Provider<InFlight> counters;

    @Inject
    Provider<Shutdown> shutdowns;

    @Inject
    Provider<StartNotes> notes;

    @Inject
    Provider<CallGuard> guards;

    /** What is still to be closed, last opened first. */
    private final Deque<Runnable> closings = new ConcurrentLinkedDeque<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Settings settings = allSettings.get();
        ComponentRegistry registry = registries.get();
        Workers workers = pools.get();
        Admission admission = new Admission(watches.get(), settings.limits(), workers, workers.factory());
        List<ServerServiceDefinition> services = services(registry);
        closings.push(admission::close);
        if (settings.grpc().hasPort()) {
            openPort(settings, services, admission);
        } else {
            notes.get().add("gRPC: no port of its own, as RADIANT_GRPC_PORT is off");
        }
        openServlet(event.getServletContext(), settings, new ServletServer(services), admission);
        closings.push(registry::drain);
        shutdowns.get().addDoor(this::close);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        close();
    }

    private void close() {
        for (Runnable closing = closings.poll(); closing != null; closing = closings.poll()) {
            closing.run();
        }
    }

    private void openPort(Settings settings, List<ServerServiceDefinition> services, Admission admission) {
        Optional<ReloadedContext> tls = settings.grpc().tls().hasCertificate()
                ? Optional.of(ReloadedContext.open(settings.grpc().tls()))
                : Optional.empty();
        GrpcPort port = GrpcPort.open(settings, services, admission, tls);
        InFlight inFlight = counters.get();
        Shutdown shutdown = shutdowns.get();
        closings.push(() -> port.close(inFlight, shutdown.timeLeft()));
        tls.ifPresent(this::watch);
        notes.get().add(GrpcReport.of(settings, port.number(), tls.flatMap(ReloadedContext::subject)));
    }

    private void watch(ReloadedContext tls) {
        ScheduledExecutorService timer = pools.get().timer();
        closings.push(timer::shutdownNow);
        tls.watch(timer);
    }

    private void openServlet(ServletContext context, Settings settings, Server server, Admission admission) {
        Optional<String> obstacle =
                obstacle(settings.grpc().servlet(), context.getServerInfo(), context.getContextPath());
        if (obstacle.isPresent()) {
            LOGGER.log(Level.DEBUG, () -> "gRPC not on the HTTP port: " + obstacle.get());
            return;
        }
        ScheduledExecutorService timer = pools.get().timer();
        closings.addLast(timer::shutdownNow); // last, because the deadlines of calls in flight need it
        GrpcServlet servlet = new GrpcServlet(
                server,
                admission,
                timer,
                settings.limits().messageSize(),
                settings.identity().mechanisms());
        ServletRegistration.Dynamic registration = context.addServlet("grpc", servlet);
        registration.setAsyncSupported(true);
        server.getServices()
                .forEach(service -> registration.addMapping(
                        "/" + service.getServiceDescriptor().getName() + "/*"));
        notes.get().add("gRPC also on the HTTP port");
    }

    /** Why the servlet is not opened; empty if it is. */
    static Optional<String> obstacle(Servlet wanted, String server, String contextPath) {
        return switch (wanted) {
            case ON -> Optional.empty();
            case OFF -> Optional.of("RADIANT_GRPC_SERVLET is off");
            case AUTO -> {
                if (!server.toLowerCase(Locale.ROOT).contains(CARRIES_GRPC)) {
                    yield Optional.of("the HTTP/2 implementation of this server loses gRPC calls");
                }
                yield contextPath.isEmpty()
                        ? Optional.empty()
                        : Optional.of("gRPC clients cannot call paths below " + contextPath);
            }
        };
    }

    List<ServerServiceDefinition> services(ComponentRegistry registry) {
        CallGuard guard = guards.get();
        List<ServerServiceDefinition> services = new ArrayList<>();
        protocols
                .get()
                .all()
                .forEach(protocol ->
                        protocol.services().forEach(service -> services.add(guard.beforeUndecided(service))));
        HealthStatusManager health = new HealthStatusManager();
        List<String> names = new ArrayList<>(List.of(HealthStatusManager.SERVICE_NAME_ALL_SERVICES));
        services.forEach(service -> names.add(service.getServiceDescriptor().getName()));
        registry.observe(ready -> names.forEach(
                name -> health.setStatus(name, ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING)));
        services.add(UnreadableRequests.answeredBy(health.getHealthService()));
        services.add(
                guard.before(Right.METADATA, UnreadableRequests.answeredBy(ProtoReflectionServiceV1.newInstance())));
        services.add(guard.before(Right.METADATA, olderReflection()));
        return services;
    }

    /** Server reflection as older clients ask for it, such as grpcurl 1.8.7 and grpcio-reflection 1.48. */
    @SuppressWarnings("deprecation")
    private static ServerServiceDefinition olderReflection() {
        return UnreadableRequests.answeredBy(ProtoReflectionService.newInstance());
    }
}
