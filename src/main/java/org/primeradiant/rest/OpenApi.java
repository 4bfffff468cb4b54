package org.primeradiant.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/** Makes the OpenAPI 3 document: the operations that each component offers, with messages of its own types. */
final class OpenApi {
    private static final String GRAPH = "graph";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final JsonObject STRING =
            Json.createObjectBuilder().add("type", "string").build();
    private static final String DESCRIPTION =
            "The components of this deployment, over Seldon's internal API. A request may"
                    + " also be a multipart form whose parts are the fields of the message.";

    private final MessageSchemas messages = new MessageSchemas();
    private final JsonObjectBuilder paths = Json.createObjectBuilder();

    private OpenApi() {}

    /**
     * Makes the document.
     *
     * @param graph whether a graph answers at the paths of the external API
     * @param contextPath where the application is: the paths are below it; empty for the root
     */
    static JsonObject of(ComponentRegistry registry, boolean graph, String contextPath) {
        OpenApi document = new OpenApi();
        if (graph) {
            document.graph();
        }
        for (Microservice service : registry.all()) {
            if (registry.isRoot(service)) {
                document.component(service, "", !graph);
            }
            if (registry.isRecommender(service)) {
                document.recommend(service, "");
            }
            document.component(service, "/components/" + service.name(), true);
            if (service.recommends()) {
                document.recommend(service, "/components/" + service.name());
            }
        }
        document.get("/components", "The components by name", JSON, MessageSchemas.list(object()));
        document.get("/health/ping", "Whether the application runs", "text/html", STRING);
        document.get("/metrics", "What the components measured, for Prometheus", TEXT, STRING);
        return document.build(contextPath);
    }

    private JsonObject build(String contextPath) {
        JsonObjectBuilder info = Json.createObjectBuilder()
                .add("title", "Radiant")
                .add("version", "1")
                .add("description", DESCRIPTION);
        JsonObjectBuilder server = Json.createObjectBuilder().add("url", contextPath.isEmpty() ? "/" : contextPath);
        return Json.createObjectBuilder()
                .add("openapi", "3.0.3")
                .add("info", info)
                .add("servers", Json.createArrayBuilder().add(server))
                .add("paths", paths)
                .add("components", Json.createObjectBuilder().add("schemas", messages.definitions()))
                .build();
    }

    private void graph() {
        post("/api/v1.0/predictions", GRAPH, MessageSchemas.ANY, MessageSchemas.ANY);
        post("/api/v1.0/feedback", GRAPH, MessageSchemas.FEEDBACK, MessageSchemas.ANY);
        get("/api/v1.0/metadata", "What the nodes of the graph say about themselves", JSON, object());
        get("/graph.json", "The graph with what came of its calls so far", JSON, object());
    }

    private void component(Microservice service, String prefix, boolean external) {
        for (Operation operation : Operation.values()) {
            if (service.operations().contains(operation)) {
                operation(service, operation, prefix);
            }
        }
        if (external) {
            external(service, prefix);
        }
        both(prefix + "/send-feedback", service.name(), MessageSchemas.FEEDBACK, MessageSchemas.ANY);
        get(prefix + "/metadata", "What " + service.name() + " says about itself", JSON, MessageSchemas.METADATA);
        get(prefix + "/health/status", "How " + service.name() + " is", JSON, MessageSchemas.ANY);
    }

    private void operation(Microservice service, Operation operation, String prefix) {
        JsonObject input = messages.message(service.inputType(operation));
        JsonObject request = operation == Operation.AGGREGATE ? MessageSchemas.list(input) : input;
        JsonObject answer = messages.message(service.outputType(operation));
        both(prefix + path(operation), service.name(), request, answer);
        if (operation == Operation.PREDICT) {
            both(prefix + "/extension", service.name(), JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    private void external(Microservice service, String prefix) {
        if (service.operations().contains(Operation.PREDICT)) {
            JsonObject request = messages.message(service.inputType(Operation.PREDICT));
            JsonObject answer = messages.message(service.outputType(Operation.PREDICT));
            post(prefix + "/api/v1.0/predictions", service.name(), request, answer);
        }
        post(prefix + "/api/v1.0/feedback", service.name(), MessageSchemas.FEEDBACK, MessageSchemas.ANY);
    }

    private void recommend(Microservice service, String prefix) {
        JsonObjectBuilder get = Json.createObjectBuilder(MessageSchemas.read("recommend.json"))
                .add("tags", Json.createArrayBuilder().add(service.name()));
        paths.add(prefix + "/recommend", Json.createObjectBuilder().add("get", get));
    }

    private static String path(Operation operation) {
        return switch (operation) {
            case PREDICT -> "/predict";
            case ROUTE -> "/route";
            case AGGREGATE -> "/aggregate";
            case TRANSFORM_INPUT -> "/transform-input";
            case TRANSFORM_OUTPUT -> "/transform-output";
        };
    }

    private void both(String path, String component, JsonObject request, JsonObject answer) {
        JsonObjectBuilder query = Json.createObjectBuilder()
                .add("name", "json")
                .add("in", "query")
                .add("required", true)
                .add("content", content(JSON, request));
        JsonObjectBuilder get = operation(component, answer)
                .add("parameters", Json.createArrayBuilder().add(query));
        paths.add(path, Json.createObjectBuilder().add("get", get).add("post", posted(component, request, answer)));
    }

    private void post(String path, String component, JsonObject request, JsonObject answer) {
        paths.add(path, Json.createObjectBuilder().add("post", posted(component, request, answer)));
    }

    private void get(String path, String summary, String type, JsonObject answer) {
        JsonObjectBuilder get =
                Json.createObjectBuilder().add("summary", summary).add("responses", responses(type, answer));
        paths.add(path, Json.createObjectBuilder().add("get", get));
    }

    private static JsonObjectBuilder posted(String component, JsonObject request, JsonObject answer) {
        JsonObjectBuilder form = Json.createObjectBuilder(object())
                .add("properties", Json.createObjectBuilder().add("json", request))
                .add("required", Json.createArrayBuilder().add("json"));
        JsonObjectBuilder content =
                content(JSON, request).addAll(content("application/x-www-form-urlencoded", form.build()));
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("required", true).add("content", content);
        return operation(component, answer).add("requestBody", body);
    }

    private static JsonObjectBuilder operation(String component, JsonObject answer) {
        JsonArrayBuilder tags = Json.createArrayBuilder().add(component);
        return Json.createObjectBuilder().add("tags", tags).add("responses", responses(JSON, answer));
    }

    private static JsonObjectBuilder responses(String type, JsonObject answer) {
        return Json.createObjectBuilder()
                .add("200", response("The answer", content(type, answer)))
                .add("default", response("What went wrong", content(JSON, MessageSchemas.ERROR)));
    }

    private static JsonObjectBuilder response(String description, JsonObjectBuilder content) {
        return Json.createObjectBuilder().add("description", description).add("content", content);
    }

    private static JsonObjectBuilder content(String type, JsonObject schema) {
        return Json.createObjectBuilder().add(type, Json.createObjectBuilder().add("schema", schema));
    }

    private static JsonObject object() {
        return Json.createObjectBuilder().add("type", "object").build();
    }
}
