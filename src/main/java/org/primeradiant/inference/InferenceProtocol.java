package org.primeradiant.inference;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.Settings;

/**
 * The Open Inference Protocol V2. Thread-safe.
 *
 * @param settings the deployment's settings
 * @param registry the components
 * @param repository the models in files
 */
public record InferenceProtocol(Settings settings, ComponentRegistry registry, ModelRepository repository)
        implements HttpProtocol {
    private static final String ROOT = "/v2";

    @Override
    public boolean answersAt(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public Set<Object> resources() {
        RepositoryAccess access = new RepositoryAccess(settings.repository().control());
        return Set.of(new RepositoryResource(
                new RepositoryCalls(registry, repository, access),
                settings.limits().requestSize()));
    }

    @Override
    public ErrorForm errors() {
        return failure -> Json.createObjectBuilder()
                .add("error", failure.text())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> report() {
        RepositorySettings.Control control = settings.repository().control();
        return settings.repository().isPresent() && control != RepositorySettings.Control.OFF
                ? List.of("POST /v2/repository/models/{name}/load and /unload: "
                        + (control == RepositorySettings.Control.ON ? "every caller" : "callers on this machine"))
                : List.of();
    }
}
