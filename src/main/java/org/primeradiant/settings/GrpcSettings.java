package org.primeradiant.settings;

import java.util.List;

/**
 * The settings for gRPC.
 *
 * @param port the port of the gRPC server; 0 for any free port
 * @param portSetting the name of the setting that determined the port
 * @param servlet whether the application server's HTTP port carries gRPC as well
 */
public record GrpcSettings(int port, String portSetting, Servlet servlet) {
    /** Whether the gRPC servlet is registered. */
    public enum Servlet {
        /** Registered. */
        ON,
        /** Not registered. */
        OFF,
        /** Registered on servers whose HTTP/2 is known to carry gRPC. */
        AUTO
    }

    static GrpcSettings from(Source source) {
        String portSetting = List.of("PREDICTIVE_UNIT_GRPC_SERVICE_PORT", "RADIANT_GRPC_PORT").stream()
                .filter(name -> source.find(name).isPresent())
                .findFirst()
                .orElse("RADIANT_GRPC_PORT");
        return new GrpcSettings(
                source.number(portSetting, 5000, 0, 65_535),
                portSetting,
                source.choice("RADIANT_GRPC_SERVLET", Servlet.AUTO));
    }
}
