package org.primeradiant.doors;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.primeradiant.microservice.Workers;

/**
 * The gRPC baseline inside the server: in the same WAR and on the same threads as Radiant, next to Radiant's own port.
 */
@WebListener
public class ConstantPort implements ServletContextListener {
    static final String PORT = "doors.constant.port";
    static final int MAX_MESSAGE = 64 << 20;

    @Inject
    Provider<Workers> workers;

    private Server server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            server = NettyServerBuilder.forPort(Integer.getInteger(PORT))
                    .executor(task -> workers.get().execute(task))
                    .maxInboundMessageSize(MAX_MESSAGE)
                    .addService(new ConstantService().definition())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.shutdownNow();
    }
}
