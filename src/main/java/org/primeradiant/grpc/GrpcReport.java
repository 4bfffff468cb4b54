package org.primeradiant.grpc;

import java.util.Optional;
import org.primeradiant.settings.Settings;

/** The line about the port in the report at the end of the start. */
final class GrpcReport {
    private GrpcReport() {}

    /**
     * Describes the port.
     *
     * @param certificate describes the port's certificate; empty without TLS
     */
    static String of(Settings settings, int port, Optional<String> certificate) {
        String host = settings.grpc().host();
        String at = host.isEmpty() ? "localhost:" + port + ", on all addresses" : host + ":" + port;
        return "gRPC: " + at + ", "
                + certificate.map(text -> "TLS, " + text + clients(settings)).orElse("without TLS");
    }

    private static String clients(Settings settings) {
        if (!settings.grpc().tls().hasAuthority()) {
            return "";
        }
        return settings.identity().isOn() ? "; clients may have certificates" : "; clients must have certificates";
    }
}
