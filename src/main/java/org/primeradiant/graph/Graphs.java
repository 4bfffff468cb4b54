package org.primeradiant.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.metrics.Meters;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.NodeFactory;
import org.primeradiant.microservice.StartNotes;
import org.primeradiant.microservice.Workers;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.repository.NodeModels;
import org.primeradiant.settings.GraphSettings;
import org.primeradiant.settings.GraphSettings.Meta;
import org.primeradiant.settings.Settings;
import org.primeradiant.settings.UnitSettings;
import org.primeradiant.settings.Yaml;
import org.primeradiant.state.SharedState;
import org.primeradiant.tls.ReloadedContext;

/** The deployment's graph, if its settings describe one. Thread-safe. */
@ApplicationScoped
public class Graphs {
    @Inject
    Settings settings;

    @Inject
    ComponentRegistry registry;

    @Inject
    NodeFactory nodeFactory;

    @Inject
    Workers workers;

    @Inject
    Meters meters;

    @Inject
    StartNotes notes;

    @Inject
    ModelRepository repository;

    @Inject
    SharedState state;

    @Inject
    PayloadLog log;

    private final AtomicReference<Opened> opened = new AtomicReference<>();

    private record Opened(Graph graph, RemoteServices remotes, NodeModels models, ScheduledExecutorService timer) {}

    /** The graph; empty if none is configured, or if the application has not started or has stopped. */
    public Optional<Graph> graph() {
        return Optional.ofNullable(opened.get()).map(Opened::graph);
    }

    /**
     * Builds the graph, if one is configured.
     *
     * @throws IllegalArgumentException listing all problems of its description
     * @throws UncheckedIOException if its file cannot be read
     */
    void open() {
        GraphSettings wanted = settings.graph();
        if (!wanted.isPresent()) {
            return;
        }
        Predictor predictor = predictor(wanted);
        Optional<ReloadedContext> tls =
                predictor.graph().usesTls() ? Optional.of(ReloadedContext.open(settings.nodeTls())) : Optional.empty();
        RemoteServices remotes = new RemoteServices(
                wanted.timeout(),
                wanted.checksHealth(),
                settings.limits().requestSize(),
                settings.limits().messageSize(),
                new ForwardedHeaders(settings.identity().forwardsCredentials()),
                tls.map(SSLContext.class::cast));
        NodeModels models = repository.nodeModels();
        try {
            Graph graph = graph(wanted, predictor, remotes, models);
            opened.set(new Opened(graph, remotes, models, workers.timer()));
        } finally {
            if (opened.get() == null) { // building failed: nobody else will close the connections and models
                remotes.close();
                models.close();
            }
        }
        if (settings.nodeTls().isPresent()) {
            tls.ifPresent(context -> context.watch(opened.get().timer()));
        }
        Graph graph = opened.get().graph();
        meters.add(graph.meters().collectors());
        notes.add("graph " + graph.name() + " of " + source(wanted) + ": /api/v1.0/predictions");
    }

    void close() {
        Opened last = opened.getAndSet(null);
        if (last != null) {
            last.timer().shutdownNow();
            last.remotes().close();
            last.models().close();
        }
    }

    private Predictor predictor(GraphSettings wanted) {
        PredictorReader reader = new PredictorReader(source(wanted), wanted.nodesSpeakTls());
        return named(reader.read(text(wanted), wanted.predictor()));
    }

    private Graph graph(GraphSettings wanted, Predictor predictor, RemoteServices remotes, NodeModels models) {
        String source = source(wanted);
        GraphMeters graphMeters = new GraphMeters(predictor);
        predictor.ignored().forEach(line -> notes.add("ignored in " + source + ": " + line));
        UnitSettings unit = settings.unit().in(predictor.deployment(), predictor.name(), predictor.version());
        Services services = new Services(
                registry,
                Implementations.ofDeployment(),
                nodeFactory,
                unit,
                remotes,
                predictor.protocol(),
                models,
                state);
        Map<String, Node> nodes = new GraphBuilder(predictor, services, wanted.meta(), graphMeters, log).nodes(source);
        MetaPolicy policy = wanted.meta() == Meta.MERGE ? new MergedMeta() : new ExecutorMeta(wanted.injectsRouting());
        Graph graph = new Graph(
                predictor,
                nodes,
                policy,
                new Fanout(workers),
                registry::isReady,
                graphMeters,
                registry.feedbackGate(),
                unit);
        checkName(graph.modelName(), source);
        return graph;
    }

    /** A caller of the Open Inference Protocol names one or the other. */
    private void checkName(String name, String source) {
        if (registry.all().stream().anyMatch(component -> component.name().equals(name))) {
            throw new IllegalArgumentException("Radiant: the graph in " + source + " and a component are both named '"
                    + name + "'; rename one of them: metadata.name of a SeldonDeployment, else the predictor's name, is"
                    + " the graph's");
        }
    }

    /** Fills in names missing from the description with those the operator gave this deployment. */
    private Predictor named(Predictor predictor) {
        UnitSettings unit = settings.unit();
        return new Predictor(
                predictor.name().isEmpty() ? unit.predictor() : predictor.name(),
                predictor.deployment().isEmpty() ? unit.deployment() : predictor.deployment(),
                predictor.namespace().isEmpty() ? "default" : predictor.namespace(),
                predictor.version().isEmpty() ? unit.predictorVersion() : predictor.version(),
                predictor.protocol(),
                predictor.images(),
                predictor.graph(),
                predictor.ignored());
    }

    private static String source(GraphSettings settings) {
        return settings.file().isEmpty() ? GraphSettings.ENCODED : settings.file();
    }

    private static String text(GraphSettings settings) {
        if (settings.file().isEmpty()) {
            return new String(decoded(settings.encoded()), StandardCharsets.UTF_8);
        }
        try {
            return Yaml.text(Path.of(settings.file()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Radiant: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Radiant: cannot read " + settings.file() + ", the graph file set by " + GraphSettings.FILE, e);
        }
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Radiant: " + GraphSettings.ENCODED + " must be a PredictorSpec in base64: " + e.getMessage(), e);
        }
    }
}
