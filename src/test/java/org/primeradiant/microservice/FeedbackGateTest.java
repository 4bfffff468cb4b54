package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.settings.IdentitySettings.Mechanism;
import org.primeradiant.state.SharedState;

class FeedbackGateTest {
    private static final String UNKNOWN =
            "feedback is accepted only for answers of this deployment: response.meta.puid is unknown or too old";

    private final Meters meters = new Meters(Map.of());

    private FeedbackGate gate(boolean isOn, boolean requiresPuid) {
        IdentitySettings none = IdentitySettings.NONE;
        return FeedbackGate.of(
                new IdentitySettings(
                        isOn ? Set.of(Mechanism.TOKEN) : Set.of(),
                        "",
                        none.jwt(),
                        Map.of(),
                        List.of(),
                        false,
                        requiresPuid),
                meters,
                SharedState.OFF);
    }

    private static SeldonMessage message(String puid) {
        return SeldonMessage.of(new Meta(puid, Map.of(), Map.of(), Map.of(), List.of()), Payload.text("x"));
    }

    private static Feedback feedback(String request, String response) {
        return new Feedback(message(request), message(response), 1, SeldonMessage.NOTHING);
    }

    private String metrics() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        meters.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertUnknown(String message, FeedbackGate gate, Feedback feedback) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> gate.admit("iris", () -> feedback, Caller.NONE))
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void looksIntoNoFeedbackUnlessItMust() {
        gate(true, false)
                .admit(
                        "iris",
                        () -> {
                            throw new AssertionError("was decoded");
                        },
                        Identified.as("ann"));

        assertThat(gate(true, false).remembers()).isFalse();
    }

    @Test
    void admitsFeedbackToAnAnswerThatWasGiven() {
        FeedbackGate gate = gate(false, true);
        gate.answered("one");

        gate.admit("iris", () -> feedback("", "one"), Caller.NONE);
        gate.admit("iris", () -> feedback("one", ""), Caller.NONE);

        assertThat(gate.remembers()).isTrue();
    }

    @Test
    void refusesFeedbackToAnAnswerThatWasNotGiven() {
        FeedbackGate gate = gate(false, true);
        gate.answered("one");
        gate.answered("");

        assertUnknown(UNKNOWN, gate, feedback("", "two"));
        assertUnknown(UNKNOWN, gate, feedback("one", "two"));
        assertUnknown(
                "feedback is accepted only for answers of this deployment: response.meta.puid is missing",
                gate,
                feedback("", ""));
    }

    @Test
    void countsTheFeedbackOfEachCaller() throws IOException {
        FeedbackGate gate = gate(true, false);

        gate.admit("iris", () -> feedback("", ""), Identified.as("ann"));
        gate.admit("iris", () -> feedback("", ""), Identified.as("ann"));
        gate.admit("iris", () -> feedback("", ""), Identified.asNobody());

        assertThat(metrics())
                .contains("radiant_feedback_total{caller=\"ann\",method=\"feedback\"} 2.0")
                .contains("radiant_feedback_total{caller=\"nobody\",method=\"feedback\"} 1.0");
    }

    @Test
    void givesAHundredCallersALabelOfTheirOwn() throws IOException {
        FeedbackGate gate = gate(true, false);

        for (int i = 0; i < 103; i++) {
            gate.admit("iris", () -> feedback("", ""), Identified.as("caller" + i));
        }
        gate.admit("iris", () -> feedback("", ""), Identified.as("caller0"));

        assertThat(metrics())
                .contains("{caller=\"caller0\",method=\"feedback\"} 2.0")
                .contains("{caller=\"caller99\",method=\"feedback\"} 1.0")
                .contains("{caller=\"other\",method=\"feedback\"} 3.0")
                .doesNotContain("caller100");
    }

    @Test
    void putsNoLongNameIntoALabel() throws IOException {
        gate(true, false).admit("iris", () -> feedback("", ""), Identified.as("a".repeat(129)));

        assertThat(metrics())
                .contains("{caller=\"other\",method=\"feedback\"} 1.0")
                .doesNotContain("aaa");
    }

    @Test
    void countsNobodyWithoutAuthentication() throws IOException {
        gate(false, true).answered("one");
        gate(false, false).admit("iris", () -> feedback("", ""), Identified.as("ann"));

        assertThat(metrics()).doesNotContain("radiant_feedback");
    }

    static class Doubling implements Model<String, String>, Combiner<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input + input;
        }

        @Override
        public String aggregate(List<String> inputs, Call call) {
            return inputs.get(0);
        }
    }

    private static Caller withHeader(String puid) {
        return name -> name.equals("Seldon-Puid") ? Optional.of(puid) : Optional.empty();
    }

    @Test
    void knowsTheAnswersOfAComponent() {
        ComponentDefinition definition = ComponentDefinition.ofNode("doubling", new Doubling());
        AnswerCompletion answers = new AnswerCompletion(Units.NONE, meters).behind(gate(false, true));
        Version version = Version.ready(definition, new Doubling(), answers::describe);
        Microservice service = new Microservice("doubling", new Lessor.Only(version), answers, () -> Readiness.READY);

        service.call(Operation.PREDICT, message("body"), Caller.NONE);
        service.call(Operation.PREDICT, message(""), withHeader("header"));
        service.aggregate(List.of(message("list")), Caller.NONE);

        for (String puid : List.of("body", "header", "list")) {
            assertThat(service.feedback(feedback("", puid), Caller.NONE)
                            .status()
                            .code())
                    .isZero();
        }
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.feedback(feedback("", "other"), Caller.NONE))
                .withMessage(UNKNOWN);
    }
}
