package org.primeradiant.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.stream.Stream;
import org.primeradiant.console.GraphPageServer.Answer;

/** Builds data for the graph page. Members added to a returned builder replace existing ones. */
final class GraphPageData {
    private GraphPageData() {}

    static Answer answer(JsonObjectBuilder predictor) {
        return answer(predictor.add("model", "main").build().toString());
    }

    /** The console's data with a graph and no components. */
    static Answer answer(String predictor) {
        return new Answer(200, """
                {"ready":true,"caller":"","token":"","obstacle":"off","grpc":{"port":0,"tls":false},"components":[],
                 "graph":%s}""".formatted(predictor));
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
                .add("refused", 0)
                .add("codes", Json.createObjectBuilder())
                .addNull("meanMillis")
                .addNull("p50Millis")
                .addNull("p99Millis")
                .add("branches", Json.createArrayBuilder())
                .add("children", below);
    }
}
