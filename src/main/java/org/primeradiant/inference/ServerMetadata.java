package org.primeradiant.inference;

import inference.InferenceProtos.ServerMetadataResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** What the server says of itself. */
final class ServerMetadata {
    static final String NAME = "radiant";

    /** Triton's names of its extensions that Radiant has. */
    static final List<String> EXTENSIONS = List.of(
            "binary_tensor_data",
            "model_repository",
            "model_repository(unload_dependents)",
            "model_configuration",
            "parameters",
            "statistics");

    private ServerMetadata() {}

    /** Radiant's version, which the build writes. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream written = ServerMetadata.class.getResourceAsStream("radiant.properties")) {
            properties.load(written);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read Radiant's version", e);
        }
        return properties.getProperty("version");
    }

    static ServerMetadataResponse message() {
        return ServerMetadataResponse.newBuilder()
                .setName(NAME)
                .setVersion(version())
                .addAllExtensions(EXTENSIONS)
                .build();
    }
}
