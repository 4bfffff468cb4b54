package org.primeradiant.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The deployments for the cases of the Open Inference Protocol: one for each server, whose models share names. */
final class OipStages {
    private static final Path FOLDER = Path.of("target/goldens-oip");

    private OipStages() {}

    static List<Stage<OipCase>> of(List<OipCase> cases) {
        return Stage.each(cases, OipCase::server, OipStages::stage);
    }

    private static Stage<OipCase> stage(List<OipCase> group) {
        String server = group.get(0).server();
        return new Stage<>(
                Map.of(
                        "RADIANT_MODELS",
                        folder(server).toString(),
                        "RADIANT_MODELS_REQUIRED",
                        "false",
                        "RADIANT_MODELS_POLL_SECONDS",
                        "0",
                        "RADIANT_REPOSITORY_CONTROL",
                        "on"),
                war -> OipToys.with(war, server),
                group);
    }

    /** Creates the folder of models; only Triton's recording has a model that does not load. */
    private static Path folder(String server) {
        try {
            Path folder = Files.createDirectories(FOLDER.resolve(server).toAbsolutePath());
            if (server.equals("triton")) {
                Path broken = Files.createDirectories(folder.resolve(OipToys.BROKEN));
                Files.writeString(broken.resolve("model.json"), "{\"broken\": true}");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of models", e);
        }
    }
}
