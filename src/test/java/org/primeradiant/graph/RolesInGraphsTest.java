package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Model;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Transformer;

/** The caller's identity reaches the nodes of a graph, which may ask for roles. */
class RolesInGraphsTest {
    private static final String TREE = """
            {name: main, graph: {name: door, methods: [TRANSFORM_INPUT, ROUTE, TRANSFORM_OUTPUT, SEND_FEEDBACK],
             children: [{name: join, methods: [AGGREGATE, SEND_FEEDBACK], children: [{name: x}, {name: y}]}]}}""";

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private void note(String where, Call call) {
        seen.add(where + " " + call.principal().map(Principal::getName).orElse("nobody") + " "
                + call.hasRole("cashier"));
    }

    /** A slow model, so that it is worth a thread of its own. */
    private class Child implements Model<String, String> {
        private final String name;

        Child(String name) {
            this.name = name;
        }

        @Override
        public String predict(String input, Call call) {
            LockSupport.parkNanos(200_000);
            note(name, call);
            return input;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            note(name + " feedback", call);
            return Payload.NONE;
        }
    }

    private final class Join implements Combiner<String, String> {
        @Override
        public String aggregate(List<String> inputs, Call call) {
            note("join", call);
            return inputs.get(0);
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            note("join feedback", call);
            return Payload.NONE;
        }
    }

    private final class Door implements Transformer<String, String>, OutputTransformer<String, String>, Router<String> {
        @Override
        public String transformInput(String input, Call call) {
            note("in", call);
            return input;
        }

        @Override
        public int route(String input, Call call) {
            note("route", call);
            return 0;
        }

        @Override
        public String transformOutput(String input, Call call) {
            note("out", call);
            return input;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            note("door feedback", call);
            return Payload.NONE;
        }
    }

    private Graph tree(Model<String, String> y) {
        Graph graph = new Deployed()
                .on(workers)
                .with("door", new Door())
                .with("join", new Join())
                .with("x", new Child("x"))
                .with("y", y)
                .graph(TREE);
        graph.predict(text(), IdentifiedCaller.as("warm", "cashier")); // from now on x and y are worth a thread
        seen.clear();
        return graph;
    }

    private static Content<SeldonMessage> text() {
        return Content.of(SeldonMessage.of(Payload.text("a")));
    }

    private static Content<Feedback> feedback() {
        SeldonMessage none = SeldonMessage.NOTHING;
        return Content.of(new Feedback(none, none, 1, none));
    }

    @Test
    void letsEveryNodeKnowWhoCalls() {
        Graph graph = tree(new Child("y"));

        graph.predict(text(), IdentifiedCaller.as("ann", "cashier"));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "in ann true", "route ann true", "x ann true", "y ann true", "join ann true", "out ann true");
    }

    @Test
    void letsEveryNodeKnowWhoSendsFeedback() {
        Graph graph = tree(new Child("y"));

        graph.feedback(feedback(), IdentifiedCaller.as("bob", "auditor"));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "x feedback bob false",
                        "y feedback bob false",
                        "join feedback bob false",
                        "door feedback bob false");
    }

    private final class Restricted extends Child implements Model<String, String> {
        Restricted() {
            super("y");
        }

        @Override
        @RolesAllowed("cashier")
        public String predict(String input, Call call) {
            return super.predict(input, call);
        }

        @Override
        @RolesAllowed("cashier")
        public Payload feedback(Feedback feedback, Call call) {
            return super.feedback(feedback, call);
        }
    }

    @Test
    void refusesAMessageThatReachesANodeWhichTheCallerMayNotCall() {
        Graph graph = tree(new Restricted());

        assertThat(graph.predict(text(), IdentifiedCaller.as("ann", "cashier"))
                        .value()
                        .payload())
                .isEqualTo(Payload.text("a"));
        assertRefused(Reason.FORBIDDEN, () -> graph.predict(text(), IdentifiedCaller.as("bob", "auditor")));
        assertRefused(Reason.UNAUTHENTICATED, () -> graph.predict(text(), IdentifiedCaller.asNobody()));
    }

    @Test
    void refusesFeedbackThatReachesANodeWhichTheCallerMayNotCall() {
        Graph graph = tree(new Restricted());

        assertRefused(Reason.FORBIDDEN, () -> graph.feedback(feedback(), IdentifiedCaller.as("bob", "auditor")));
    }

    private static void assertRefused(Reason reason, Runnable call) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
