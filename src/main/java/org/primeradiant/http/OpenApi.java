package org.primeradiant.http;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Builder of one OpenAPI 3 document for all protocols. Not thread-safe. */
public final class OpenApi {
    private static final String JSON = "application/json";
    private static final String DESCRIPTION =
            "The components of this deployment. Where Seldon's protocol takes a message, a multipart form may carry its"
                    + " fields as parts.";

    private final JsonObjectBuilder paths = Json.createObjectBuilder();
    private final JsonObjectBuilder schemas = Json.createObjectBuilder();

    /** Adds a schema, referenced as {@code #/components/schemas/name}. */
    public void schema(String name, JsonObject schema) {
        schemas.add(name, schema);
    }

    /** Adds a path item. */
    public void path(String path, JsonObject item) {
        paths.add(path, item);
    }

    /** Adds a GET without a tag. */
    public void get(String path, String summary, String type, JsonObject answer, JsonObject error) {
        JsonObjectBuilder get =
                Json.createObjectBuilder().add("summary", summary).add("responses", responses(type, answer, error));
        paths.add(path, Json.createObjectBuilder().add("get", get));
    }

    /** Adds a POST of JSON. */
    public void post(String path, String component, JsonObject request, JsonObject answer, JsonObject error) {
        paths.add(path, Json.createObjectBuilder().add("post", posted(component, request, answer, error)));
    }

    /** Adds a POST of JSON, and a GET with the JSON in the query parameter {@code json}. */
    public void both(String path, String component, JsonObject request, JsonObject answer, JsonObject error) {
        JsonObjectBuilder query = Json.createObjectBuilder()
                .add("name", "json")
                .add("in", "query")
                .add("required", true)
                .add("content", content(JSON, request));
        JsonObjectBuilder get = operation(component, answer, error)
                .add("parameters", Json.createArrayBuilder().add(query));
        paths.add(
                path,
                Json.createObjectBuilder().add("get", get).add("post", posted(component, request, answer, error)));
    }

    private static JsonObjectBuilder posted(String component, JsonObject request, JsonObject answer, JsonObject error) {
        JsonObjectBuilder form = Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", Json.createObjectBuilder().add("json", request))
                .add("required", Json.createArrayBuilder().add("json"));
        JsonObjectBuilder content =
                content(JSON, request).addAll(content("application/x-www-form-urlencoded", form.build()));
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("required", true).add("content", content);
        return operation(component, answer, error).add("requestBody", body);
    }

    private static JsonObjectBuilder operation(String component, JsonObject answer, JsonObject error) {
        JsonArrayBuilder tags = Json.createArrayBuilder().add(component);
        return Json.createObjectBuilder().add("tags", tags).add("responses", responses(JSON, answer, error));
    }

    private static JsonObjectBuilder responses(String type, JsonObject answer, JsonObject error) {
        return Json.createObjectBuilder()
                .add("200", response("The answer", content(type, answer)))
                .add("default", response("What went wrong", content(JSON, error)));
    }

    private static JsonObjectBuilder response(String description, JsonObjectBuilder content) {
        return Json.createObjectBuilder().add("description", description).add("content", content);
    }

    private static JsonObjectBuilder content(String type, JsonObject schema) {
        return Json.createObjectBuilder().add(type, Json.createObjectBuilder().add("schema", schema));
    }

    /**
     * Builds the document.
     *
     * @param contextPath context path of the application; empty for the root
     */
    public JsonObject build(String contextPath) {
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
                .add("components", Json.createObjectBuilder().add("schemas", schemas))
                .build();
    }
}
