package org.primeradiant.seldon;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.primeradiant.http.OpenApi;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/** Describes Seldon's protocol: the operations of each component, with messages of the component's types. */
final class SeldonPaths {
    private static final String GRAPH = "graph";
    private static final String JSON = "application/json";

    private final OpenApi document;
    private final MessageSchemas messages = new MessageSchemas();

    private SeldonPaths(OpenApi document) {
        this.document = document;
    }

    /**
     * Adds the paths.
     *
     * @param graph whether a graph answers at the paths of the external API
     */
    static void add(OpenApi document, ComponentRegistry registry, boolean graph) {
        SeldonPaths paths = new SeldonPaths(document);
        if (graph) {
            paths.graph();
        }
        for (Microservice service : registry.all()) {
            if (registry.isRoot(service)) {
                paths.component(service, "", !graph);
            }
            paths.component(service, "/components/" + service.name(), true);
        }
        paths.get("/components", "The components by name", JSON, MessageSchemas.list(object()));
        paths.messages.definitions().forEach((name, schema) -> document.schema(name, schema.asJsonObject()));
    }

    private void graph() {
        post("/api/v1.0/predictions", GRAPH, MessageSchemas.ANY, MessageSchemas.ANY);
        post("/api/v1.0/feedback", GRAPH, MessageSchemas.FEEDBACK, MessageSchemas.ANY);
        get("/api/v1.0/metadata", "The metadata of all nodes of the graph", JSON, object());
        get("/graph.json", "The graph with call statistics", JSON, object());
    }

    private void component(Microservice service, String prefix, boolean external) {
        for (Operation operation : Operation.OF_ROLES) {
            if (service.operations().contains(operation)) {
                operation(service, operation, prefix);
            }
        }
        if (external) {
            external(service, prefix);
        }
        both(prefix + Operation.SEND_FEEDBACK.path(), service.name(), MessageSchemas.FEEDBACK, MessageSchemas.ANY);
        get(prefix + "/metadata", "The metadata of " + service.name(), JSON, MessageSchemas.METADATA);
        get(prefix + "/health/status", "The health of " + service.name(), JSON, MessageSchemas.ANY);
    }

    private void operation(Microservice service, Operation operation, String prefix) {
        JsonObject input = messages.input(service, operation);
        JsonObject request = operation == Operation.AGGREGATE ? MessageSchemas.list(input) : input;
        both(prefix + operation.path(), service.name(), request, messages.message(service.outputType(operation)));
    }

    private void external(Microservice service, String prefix) {
        if (service.operations().contains(Operation.PREDICT)) {
            JsonObject request = messages.input(service, Operation.PREDICT);
            JsonObject answer = messages.message(service.outputType(Operation.PREDICT));
            post(prefix + "/api/v1.0/predictions", service.name(), request, answer);
        }
        post(prefix + "/api/v1.0/feedback", service.name(), MessageSchemas.FEEDBACK, MessageSchemas.ANY);
    }

    private void both(String path, String component, JsonObject request, JsonObject answer) {
        document.both(path, component, request, answer, MessageSchemas.ERROR);
    }

    private void post(String path, String component, JsonObject request, JsonObject answer) {
        document.post(path, component, request, answer, MessageSchemas.ERROR);
    }

    private void get(String path, String summary, String type, JsonObject answer) {
        document.get(path, summary, type, answer, MessageSchemas.ERROR);
    }

    private static JsonObject object() {
        return Json.createObjectBuilder().add("type", "object").build();
    }
}
