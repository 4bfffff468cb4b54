package org.primeradiant.repository;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.NodeFactory;
import org.primeradiant.models.BadModelException;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.UnitSettings;

/**
 * The models of graph nodes that name a model server and the place of a model. A model of the repository is shared with
 * it, and swapped by it; any other is loaded with the graph and kept. Thread-safe.
 */
public final class NodeModels implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(NodeModels.class.getName());

    /** Radiant as a model server, by the name that server-config gives it: any format. */
    private static final String RADIANT = "RADIANT_SERVER";

    private final Formats formats;
    private final ModelLoader loader;
    private final String folder;
    private final Function<Path, Optional<String>> repository;
    private final Queue<LoadedModel> opened = new ConcurrentLinkedQueue<>();

    /**
     * A node that names a model server.
     *
     * @param name the node's name
     * @param server the name of the server, such as {@code XGBOOST_SERVER}
     * @param modelUri the place of the model
     * @param options the node's parameters
     */
    public record Wanted(String name, String server, String modelUri, Map<String, Object> options) {
        public Wanted {
            options = Map.copyOf(options);
        }
    }

    /**
     * Creates a source of models.
     *
     * @param folder the repository's folder, below which relative paths are; empty for none
     * @param repository names the repository's model in a folder or file
     */
    NodeModels(Formats formats, String folder, Function<Path, Optional<String>> repository) {
        this.formats = formats;
        this.loader = new ModelLoader(formats, Clock.systemUTC());
        this.folder = folder;
        this.repository = repository;
    }

    /** Models of the formats on the class path, without a repository. */
    public static NodeModels ofDeployment() {
        return new NodeModels(Formats.ofDeployment(), "", path -> Optional.empty());
    }

    /** Whether models of this server can be loaded. */
    public boolean isServer(String implementation) {
        return implementation.equals(RADIANT) || Recipe.isImplementation(implementation, formats);
    }

    /**
     * Creates a node.
     *
     * @param nodes turns components into nodes
     * @param unit the node's settings
     * @throws IllegalArgumentException if the model cannot be loaded; the message says why and how to go on
     */
    public Microservice node(Wanted wanted, NodeFactory nodes, UnitSettings unit) {
        try {
            Path path = path(wanted.modelUri()).toRealPath();
            Optional<String> shared = wanted.options().isEmpty() ? repository.apply(path) : Optional.empty();
            return shared.isPresent() ? nodes.of(shared.get(), unit) : loaded(wanted, path, nodes, unit);
        } catch (IOException | BadModelException e) {
            throw new IllegalArgumentException(
                    "modelUri " + wanted.modelUri() + " cannot be served: " + Failure.text(e), e);
        }
    }

    private Path path(String uri) {
        Path path = Path.of(ModelUri.path(uri));
        if (path.isAbsolute()) {
            return path;
        }
        if (folder.isEmpty()) {
            throw new BadModelException("it is a relative path, and " + RepositorySettings.FOLDER
                    + ", below which it would be, is not set");
        }
        Path root = Path.of(folder).toAbsolutePath().normalize();
        Path below = root.resolve(path).normalize();
        if (!below.startsWith(root)) {
            throw new BadModelException("it leads out of the folder of models");
        }
        return below;
    }

    private Microservice loaded(Wanted wanted, Path path, NodeFactory nodes, UnitSettings unit) throws IOException {
        LoadedModel model = newest(wanted, path);
        opened.add(model);
        return nodes.of(model.definition(Optional::empty), model.component(), unit);
    }

    /** The newest version that loads. */
    private LoadedModel newest(Wanted wanted, Path path) throws IOException {
        ModelFiles files = new FolderScan(path, wanted.name(), formats).model();
        if (files.versions().isEmpty()) {
            throw new BadModelException(files.problem().isEmpty() ? "it has no files" : files.problem());
        }
        int oldest = files.versions().size() - 1;
        for (FoundVersion version : files.versions().subList(0, oldest)) {
            try {
                return loaded(wanted, version);
            } catch (BadModelException e) {
                LOGGER.log(
                        Level.WARNING,
                        "Node " + wanted.name() + ": " + version.text() + " did not load: " + e.getMessage());
            }
        }
        return loaded(wanted, files.versions().get(oldest));
    }

    private LoadedModel loaded(Wanted wanted, FoundVersion version) throws IOException {
        ModelSettings settings = version.hasSettings() ? ModelSettings.read(version.settings()) : ModelSettings.NONE;
        String server = wanted.server().equals(RADIANT) ? settings.implementation() : wanted.server();
        return loader.load(Recipe.of(
                wanted.name(), version.files(), version.number(), settings.inNode(server, wanted.options()), formats));
    }

    /** Closes the models that were loaded for nodes. */
    @Override
    public void close() {
        for (LoadedModel model = opened.poll(); model != null; model = opened.poll()) {
            model.close();
        }
    }
}
