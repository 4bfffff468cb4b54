package org.primeradiant.legacy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.primeradiant.http.OpenApi;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/** Adds the older seldon-server's paths to the OpenAPI document. */
final class LegacyPaths {
    /** Seldon's error schema, which Seldon's protocol adds to the document. */
    private static final JsonObject ERROR =
            Json.createObjectBuilder().add("$ref", "#/components/schemas/Error").build();

    private final OpenApi document;
    private final JsonObject schemas = read("schemas.json");

    private LegacyPaths(OpenApi document) {
        this.document = document;
    }

    static void add(OpenApi document, ComponentRegistry registry) {
        LegacyPaths paths = new LegacyPaths(document);
        for (Microservice service : registry.all()) {
            if (registry.isRoot(service)) {
                paths.extension(service, "");
            }
            if (registry.isRecommender(service)) {
                paths.recommend(service, "");
            }
            paths.extension(service, "/components/" + service.name());
            if (service.recommends()) {
                paths.recommend(service, "/components/" + service.name());
            }
        }
        paths.schemas.forEach((name, schema) -> document.schema(name, schema.asJsonObject()));
    }

    private void extension(Microservice service, String prefix) {
        if (service.operations().contains(Operation.PREDICT)) {
            document.both(
                    prefix + "/extension",
                    service.name(),
                    JsonValue.EMPTY_JSON_OBJECT,
                    JsonValue.EMPTY_JSON_OBJECT,
                    ERROR);
        }
    }

    private void recommend(Microservice service, String prefix) {
        JsonObject get = Json.createObjectBuilder(read("recommend.json"))
                .add("tags", Json.createArrayBuilder().add(service.name()))
                .build();
        document.path(
                prefix + "/recommend",
                Json.createObjectBuilder().add("get", get).build());
    }

    private static JsonObject read(String name) {
        try (InputStream file = LegacyPaths.class.getResourceAsStream(name);
                JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
