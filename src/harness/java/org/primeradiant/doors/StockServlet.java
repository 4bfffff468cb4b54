package org.primeradiant.doors;

import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.servlet.jakarta.ServletAdapter;
import io.grpc.servlet.jakarta.ServletServerBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The baseline for Radiant's gRPC servlet: grpc-java's unmodified adapter in its own WAR. */
@WebServlet(
        urlPatterns = {"/seldon.protos.Model/*", "/grpc.health.v1.Health/*", "/grpc.reflection.v1.ServerReflection/*"},
        asyncSupported = true)
public class StockServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private transient ServletAdapter adapter;

    @Override
    public void init() {
        adapter = new ServletServerBuilder()
                .maxInboundMessageSize(ConstantPort.MAX_MESSAGE)
                .addService(new ConstantService().definition())
                .addService(new HealthStatusManager().getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .buildServletAdapter();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        adapter.doPost(request, response);
    }

    @Override
    public void destroy() {
        adapter.destroy();
    }
}
