package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Component;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.graph.Toys.Named;
import org.primeradiant.microservice.Microservices;

/** A graph that accepts feedback only for answers that it gave lately. */
class FeedbackToGraphsTest {
    private static final String ONE = "{name: main, graph: {name: a, type: MODEL}}";

    private final Map<String, Component> components = Map.of("a", new Named("a"));

    private static SeldonMessage message(String puid) {
        return SeldonMessage.of(new Meta(puid, Map.of(), Map.of(), Map.of(), List.of()), Payload.text("x"));
    }

    private static Payload sent(Graph graph, String puid) {
        Feedback feedback = new Feedback(SeldonMessage.NOTHING, message(puid), 1, SeldonMessage.NOTHING);
        return graph.feedback(Content.of(feedback), Waiting.patiently("feedback"))
                .orElseThrow()
                .value()
                .payload();
    }

    private static void assertRefused(Graph graph, String puid) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> sent(graph, puid))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void acceptsFeedbackToTheIdThatTheCallerGot() {
        Graph graph = new Deployed().graph(ONE, Microservices.requiringPuids(components));

        graph.predict(Content.of(SeldonMessage.of(Payload.text("x"))), Waiting.patiently("one"));

        assertThat(sent(graph, "one")).isEqualTo(Payload.text("a got 1.0"));
        assertRefused(graph, "two");
        assertRefused(graph, "");
    }

    @Test
    void acceptsFeedbackToTheIdInTheAnswer() {
        Graph graph = new Deployed().graph(ONE, Microservices.requiringPuids(components));

        graph.predict(Content.of(message("two")), Waiting.patiently("one"));

        assertThat(sent(graph, "two")).isEqualTo(Payload.text("a got 1.0"));
    }

    @Test
    void acceptsFeedbackToTheIdInTheAnswerLikeTheExecutor() {
        Graph graph = new Deployed().asExecutor(false).graph(ONE, Microservices.requiringPuids(components));

        graph.predict(Content.of(message("two")), Waiting.patiently("one"));

        assertThat(sent(graph, "two")).isEqualTo(Payload.text("a got 1.0"));
        assertRefused(graph, "three");
    }

    @Test
    void acceptsAllFeedbackUnlessTheSettingsSayOtherwise() {
        Graph graph = new Deployed().graph(ONE, Microservices.deployment(components));

        assertThat(sent(graph, "two")).isEqualTo(Payload.text("a got 1.0"));
    }
}
