package org.primeradiant.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import org.primeradiant.graph.Graphs;
import org.primeradiant.grpc.UnaryHandler.Method;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Host;
import org.primeradiant.settings.GrpcSettings;
import org.primeradiant.settings.GrpcSettings.Servlet;

/** Opens and closes the gRPC doors with the application. */
public class GrpcDoors implements ServletContextListener {
    private static final String CARRIES_GRPC = "wildfly";

    // A provider: the host is not there yet when a server makes its listeners.
    @Inject
    Provider<Host> hosts;

    @Inject
    Provider<Graphs> graphs;

    /** What there is still to close, last opened first. */
    private final Deque<Runnable> closings = new ConcurrentLinkedDeque<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Host host = hosts.get();
        Admission admission = new Admission(
                host.watch(),
                host.settings().limits(),
                host.workers(),
                host.workers().factory());
        GrpcPort port = GrpcPort.open(host.settings(), services(host, graphs.get()), admission);
        closings.push(admission::close);
        closings.push(() -> port.close(host.calls(), host.stopTimeLeft()));
        host.report("gRPC on port " + port.number());
        openServlet(event.getServletContext(), host, port.server(), admission);
        closings.push(host.registry()::drain);
        host.door(this::close);
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

    private void openServlet(ServletContext context, Host host, Server server, Admission admission) {
        GrpcSettings settings = host.settings().grpc();
        Optional<String> obstacle = obstacle(settings.servlet(), context.getServerInfo(), context.getContextPath());
        if (obstacle.isPresent()) {
            host.report("gRPC not on the HTTP port: " + obstacle.get());
            return;
        }
        ScheduledExecutorService timer = host.workers().timer();
        closings.addLast(timer::shutdownNow); // calls in flight have deadlines
        GrpcServlet servlet = new GrpcServlet(
                server, admission, timer, host.settings().limits().messageSize());
        ServletRegistration.Dynamic registration = context.addServlet("grpc", servlet);
        registration.setAsyncSupported(true);
        server.getServices()
                .forEach(service -> registration.addMapping(
                        "/" + service.getServiceDescriptor().getName() + "/*"));
        host.report("gRPC on the HTTP port too, by a servlet");
    }

    /** Why the servlet is not opened; empty if it is. */
    static Optional<String> obstacle(Servlet wanted, String server, String contextPath) {
        return switch (wanted) {
            case ON -> Optional.empty();
            case OFF -> Optional.of("RADIANT_GRPC_SERVLET is off");
            case AUTO -> {
                if (!server.toLowerCase(Locale.ROOT).contains(CARRIES_GRPC)) {
                    yield Optional.of("the HTTP/2 of this server loses gRPC calls");
                }
                yield contextPath.isEmpty()
                        ? Optional.empty()
                        : Optional.of("its clients cannot ask below " + contextPath);
            }
        };
    }

    private static Map<String, Method<?, ?>> methods(Graphs graphs) {
        return graphs.graph().map(GraphMethods::of).orElse(Map.of());
    }

    private static List<ServerServiceDefinition> services(Host host, Graphs graphs) {
        ComponentRegistry registry = host.registry();
        Classification classification =
                new Classification(host.dataHandlers(), host.settings().legacy());
        List<ServerServiceDefinition> services = new ArrayList<>(
                new SeldonServices(registry, classification, host.calls(), methods(graphs)).definitions());
        HealthStatusManager health = new HealthStatusManager();
        List<String> names = new ArrayList<>(List.of(HealthStatusManager.SERVICE_NAME_ALL_SERVICES));
        services.forEach(service -> names.add(service.getServiceDescriptor().getName()));
        registry.observe(ready -> names.forEach(
                name -> health.setStatus(name, ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING)));
        services.add(health.getHealthService().bindService());
        services.add(ProtoReflectionServiceV1.newInstance().bindService());
        return services;
    }
}
