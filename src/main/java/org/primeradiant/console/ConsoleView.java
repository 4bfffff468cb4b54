package org.primeradiant.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.Graphs;
import org.primeradiant.identity.Identity;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.repository.IndexEntry;
import org.primeradiant.repository.ModelControl;
import org.primeradiant.settings.GrpcSettings;
import org.primeradiant.settings.Settings;

/**
 * The data of the console's page. Thread-safe.
 *
 * @param settings the deployment's settings
 * @param registry the components
 * @param control knows the models
 * @param graphs the graph, if there is one
 */
record ConsoleView(Settings settings, ComponentRegistry registry, ModelControl control, Graphs graphs) {
    /** All that a caller may know, at this moment. */
    JsonObject state(ConsoleCaller caller, Identity identity, ConsoleAccess access) {
        boolean tellsReasons = access.tellsReasons(caller);
        String obstacle = access.obstacle(caller, identity);
        JsonObjectBuilder state = Json.createObjectBuilder()
                .add("ready", registry.isReady())
                .add("caller", identity.name())
                .add("token", obstacle.isEmpty() ? access.token() : "")
                .add("obstacle", obstacle)
                .add("grpc", grpc(settings.grpc()))
                .add("components", components(tellsReasons));
        Optional<Graph> graph = graphs.graph();
        if (graph.isPresent()) {
            state.add(
                    "graph",
                    Json.createObjectBuilder(graph.get().view())
                            .add("model", graph.get().modelName()));
        } else {
            state.addNull("graph");
        }
        return state.build();
    }

    private static JsonObjectBuilder grpc(GrpcSettings grpc) {
        return Json.createObjectBuilder()
                .add("port", grpc.hasPort() ? grpc.port() : 0)
                .add("tls", grpc.tls().hasCertificate());
    }

    private JsonArrayBuilder components(boolean tellsReasons) {
        Map<String, Microservice> services =
                registry.all().stream().collect(Collectors.toMap(Microservice::name, service -> service));
        Map<String, List<IndexEntry>> entries = control.index().stream()
                .collect(Collectors.groupingBy(IndexEntry::name, LinkedHashMap::new, Collectors.toList()));
        JsonArrayBuilder components = Json.createArrayBuilder();
        entries.forEach((name, versions) ->
                components.add(component(name, versions, Optional.ofNullable(services.get(name)), tellsReasons)));
        return components;
    }

    private JsonObjectBuilder component(
            String name, List<IndexEntry> entries, Optional<Microservice> service, boolean tellsReasons) {
        boolean isReady = entries.stream().anyMatch(entry -> entry.state() == IndexEntry.State.READY);
        JsonArrayBuilder versions = Json.createArrayBuilder();
        entries.forEach(entry -> versions.add(Json.createObjectBuilder()
                .add("version", entry.version())
                .add("state", entry.state().name())
                .add("reason", tellsReasons ? entry.reason() : "")));
        JsonObjectBuilder component = Json.createObjectBuilder()
                .add("name", name)
                .add("kind", control.isBean(name) ? "bean" : "model")
                .add("ready", isReady)
                .add("versions", versions);
        service.ifPresent(known -> described(known, component));
        return component;
    }

    private void described(Microservice service, JsonObjectBuilder component) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        service.roles().forEach(roles::add);
        JsonArrayBuilder operations = Json.createArrayBuilder();
        Operation.OF_ROLES.stream()
                .filter(service.operations()::contains)
                .forEach(operation -> operations.add(Json.createObjectBuilder()
                        .add("name", operation.name())
                        .add("path", operation.path())
                        .add("grpcMethod", operation.grpcMethod())));
        component
                .add("roles", roles)
                .add("scope", service.scope())
                .add("root", registry.isRoot(service))
                .add("recommends", service.recommends())
                .add("operations", operations);
    }
}
