package org.primeradiant.console;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.graph.Graphs;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.identity.Access;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.repository.ModelControl;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.settings.ConsoleMode;
import org.primeradiant.settings.Settings;
import org.primeradiant.traffic.Traffic;

/** The paths of the console. Thread-safe. */
public final class ConsoleProtocol implements HttpProtocol {
    private static final String ROOT = "/console";

    private final Settings settings;
    private final ConsoleResource resource;

    /**
     * Creates the console.
     *
     * @param settings the deployment's settings
     * @param registry the components
     * @param repository the models in files
     * @param graphs the graph, if there is one
     * @param access tells who holds which right
     * @param traffic what the calls did
     * @param traffic what the calls did
     */
    public ConsoleProtocol(
            Settings settings,
            ComponentRegistry registry,
            ModelRepository repository,
            Graphs graphs,
            Access access,
            Traffic traffic) {
        ModelControl control = new ModelControl(registry, repository);
        this.settings = settings;
        this.resource = new ConsoleResource(
                ConsoleAccess.of(
                        settings.console(), access, settings.repository().control()),
                new ConsoleView(settings, registry, control, graphs),
                new ConsoleTraffic(traffic, Clock.systemUTC()),
                control,
                ConsoleFiles.read());
    }

    @Override
    public boolean answersAt(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public Set<Object> resources() {
        return settings.console() == ConsoleMode.OFF ? Set.of() : Set.of(resource);
    }

    @Override
    public ErrorForm errors() {
        return failure -> JsonWriter.error(failure.reason(), failure.text());
    }

    @Override
    public List<String> report() {
        boolean isGuarded = settings.identity().isOn();
        return switch (settings.console()) {
            case OFF -> List.of();
            case ON -> List.of("console: " + ROOT + (isGuarded ? "" : ", for every caller"));
            case AUTO -> List.of("console: " + ROOT + (isGuarded ? "" : ", for callers on this machine"));
        };
    }
}
