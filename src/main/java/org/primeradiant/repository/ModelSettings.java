package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.models.BadModelException;
import org.primeradiant.settings.Yaml;

/**
 * A {@code model-settings.json} of MLServer, as far as it applies.
 *
 * @param name the model's name; empty if not given
 * @param implementation the runtime that MLServer would use; empty if not given
 * @param uri {@code parameters.uri}, the file or folder to load; empty if not given
 * @param version {@code parameters.version}; empty if not given
 * @param options {@code parameters.extra}, without the roles
 * @param roles {@code parameters.extra.roles_allowed}, the roles that may call the model; empty if not given
 * @param inputs the model's inputs; empty if not given
 * @param outputs the model's outputs; empty if not given
 * @param ignored the fields that have no effect, in alphabetical order
 */
record ModelSettings(
        String name,
        String implementation,
        String uri,
        String version,
        Map<String, Object> options,
        Set<String> roles,
        List<MessageMetadata> inputs,
        List<MessageMetadata> outputs,
        List<String> ignored) {
    /** Name of the file. */
    static final String FILE = "model-settings.json";

    /** No file. */
    static final ModelSettings NONE =
            new ModelSettings("", "", "", "", Map.of(), Set.of(), List.of(), List.of(), List.of());

    private static final Set<String> FIELDS = Set.of("name", "implementation", "parameters", "inputs", "outputs");
    private static final String ROLES = "roles_allowed";
    private static final Set<String> PARAMETERS = Set.of("uri", "version", "extra");

    ModelSettings {
        options = Map.copyOf(options);
        roles = Set.copyOf(roles);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a file.
     *
     * @throws BadModelException if it cannot be used; the message names the file and the field
     * @throws IOException if it cannot be read
     */
    static ModelSettings read(Path file) throws IOException {
        Entries all = Entries.of(FILE, load(file));
        Entries parameters = all.object("parameters");
        Entries extra = parameters.object("extra");
        Set<String> ignored = new TreeSet<>();
        all.names().stream().filter(name -> !FIELDS.contains(name)).forEach(ignored::add);
        parameters.names().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> ignored.add("parameters." + name));
        return new ModelSettings(
                all.text("name"),
                all.text("implementation"),
                parameters.text("uri"),
                parameters.text("version"),
                options(extra),
                roles(extra),
                tensors(all.objects("inputs")),
                tensors(all.objects("outputs")),
                List.copyOf(ignored));
    }

    /** The same settings, where a node of a graph says with which implementation and options to load the model. */
    ModelSettings inNode(String itsImplementation, Map<String, Object> itsOptions) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.putAll(itsOptions);
        return new ModelSettings(name, itsImplementation, uri, version, all, roles, inputs, outputs, ignored);
    }

    private static Object load(Path file) throws IOException {
        try {
            return Yaml.load(FILE, Yaml.text(file));
        } catch (IllegalArgumentException e) {
            throw new BadModelException(e.getMessage(), e);
        }
    }

    private static Map<String, Object> options(Entries extra) {
        Map<String, Object> options = new LinkedHashMap<>();
        extra.values().forEach((name, value) -> {
            if (value != null && !ROLES.equals(name)) {
                options.put(String.valueOf(name), value);
            }
        });
        return options;
    }

    /** An empty list is an error, lest somebody take it for nobody, or for everybody. */
    private static Set<String> roles(Entries extra) {
        Set<String> roles = new TreeSet<>(extra.texts(ROLES));
        if (roles.isEmpty() && extra.values().get(ROLES) != null) {
            throw new BadModelException(extra.path() + ": " + ROLES + " must name a role");
        }
        return roles;
    }

    private static List<MessageMetadata> tensors(List<Entries> items) {
        List<MessageMetadata> tensors = new ArrayList<>();
        items.forEach(item ->
                tensors.add(MessageMetadata.of(item.required("name"), item.datatype("datatype"), item.shape("shape"))));
        return tensors;
    }
}
