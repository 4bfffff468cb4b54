package org.primeradiant.settings;

import java.util.List;

/**
 * The settings for gRPC.
 *
 * @param host the address that the gRPC server listens on; empty for all
 * @param port the port of the gRPC server; 0 for any free port, {@link #OFF} for none
 * @param portSetting the name of the setting that determined the port
 * @param servlet whether the application server's HTTP port carries gRPC as well
 * @param tls the certificates of the port; without one it speaks plain HTTP/2
 */
public record GrpcSettings(String host, int port, String portSetting, Servlet servlet, TlsSettings tls) {
    /** No port. */
    public static final int OFF = -1;

    private static final String PREFIX = "RADIANT_GRPC_TLS_";

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
        boolean isOff = source.text("RADIANT_GRPC_PORT", "").equalsIgnoreCase("off");
        TlsSettings tls = TlsSettings.from(source, PREFIX, PREFIX + "CLIENT_CA");
        if (tls.hasAuthority() && !tls.hasCertificate()) {
            throw new IllegalArgumentException(
                    PREFIX + "CLIENT_CA needs " + PREFIX + "CERTIFICATE and " + PREFIX + "KEY");
        }
        return new GrpcSettings(
                source.text("RADIANT_GRPC_HOST", ""),
                isOff ? OFF : source.number(portSetting, 5000, 0, 65_535),
                portSetting,
                source.choice("RADIANT_GRPC_SERVLET", Servlet.AUTO),
                tls);
    }

    /** Whether the port is opened. */
    public boolean hasPort() {
        return port != OFF;
    }
}
