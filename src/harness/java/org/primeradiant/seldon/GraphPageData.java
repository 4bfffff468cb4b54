package org.primeradiant.seldon;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.stream.Stream;
import org.primeradiant.seldon.GraphPageServer.Answer;

/** Builds data for the graph page. Members added to a returned builder replace existing ones. */
final class GraphPageData {
    private GraphPageData() {}

    static Answer answer(JsonObjectBuilder predictor) {
        return new Answer(200, predictor.build().toString());
    }

    static JsonObjectBuilder predictor(JsonObjectBuilder graph) {
        return Json.createObjectBuilder()
                .add("name", "main")
                .add("deployment", "mydep")
                .add("meta", "merge")
                .add("ready", true)
                .add("graph", graph);
    }

    /** Builds a component that has not been called yet. */
    static JsonObjectBuilder unit(String name, String type, JsonObjectBuilder... children) {
        JsonArrayBuilder operations = Json.createArrayBuilder().add(type.equals("ROUTER") ? "ROUTE" : "ANOTHER");
        JsonArrayBuilder below = Json.createArrayBuilder();
        Stream.of(children).forEach(below::add);
        return Json.createObjectBuilder()
                .add("name", name)
                .add("type", type)
                .add("kind", "component")
                .add("source", name)
                .add("operations", operations)
                .add("messages", 0)
                .add("feedback", 0)
                .add("failures", 0)
                .addNull("meanMillis")
                .add("children", below);
    }
}
