package org.primeradiant.settings;

import java.util.List;
import java.util.Map;

/**
 * The settings of the gRPC doors.
 *
 * @param port the own port; 0 for any free one
 * @param portSetting the name of the setting that chose the port
 * @param maxMessageSize the largest message that is accepted, in bytes
 * @param servlet whether the server's own HTTP port carries gRPC as well
 */
public record GrpcSettings(int port, String portSetting, int maxMessageSize, Servlet servlet) {
    private static final String MAX_MESSAGE_SIZE = "RADIANT_GRPC_MAX_MESSAGE_SIZE";
    private static final String MAX_MESSAGE_SIZE_ANNOTATION = "seldon.io/grpc-max-message-size";
    private static final int DEFAULT_MAX_MESSAGE_SIZE = 4 << 20;

    /** Whether the gRPC servlet is registered. */
    public enum Servlet {
        /** Registered. */
        ON,
        /** Not registered. */
        OFF,
        /** Registered on servers whose HTTP/2 is known to carry gRPC. */
        AUTO
    }

    static GrpcSettings from(Source source, Map<String, String> annotations) {
        String portSetting = List.of("PREDICTIVE_UNIT_GRPC_SERVICE_PORT", "RADIANT_GRPC_PORT").stream()
                .filter(name -> source.find(name).isPresent())
                .findFirst()
                .orElse("RADIANT_GRPC_PORT");
        return new GrpcSettings(
                source.number(portSetting, 5000, 0, 65_535),
                portSetting,
                source.number(MAX_MESSAGE_SIZE, maxMessageSize(annotations), 1, Integer.MAX_VALUE - 8),
                source.choice("RADIANT_GRPC_SERVLET", Servlet.AUTO));
    }

    private static int maxMessageSize(Map<String, String> annotations) {
        String text = annotations.get(MAX_MESSAGE_SIZE_ANNOTATION);
        return text == null
                ? DEFAULT_MAX_MESSAGE_SIZE
                : Source.number("annotation " + MAX_MESSAGE_SIZE_ANNOTATION, text, 1, Integer.MAX_VALUE - 8);
    }
}
