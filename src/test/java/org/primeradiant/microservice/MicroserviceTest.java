package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.primeradiant.api.Form.NDARRAY;
import static org.primeradiant.api.Form.TENSOR;
import static org.primeradiant.microservice.Operation.PREDICT;
import static org.primeradiant.microservice.Operation.ROUTE;
import static org.primeradiant.microservice.Operation.TRANSFORM_INPUT;
import static org.primeradiant.microservice.Operation.TRANSFORM_OUTPUT;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Component;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.Router;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.metrics.Meters;

class MicroserviceTest {
    private static final Tensor ROW = Tensor.of(new int[] {1, 2}, 1.0, 2.0);
    private static final SeldonMessage REQUEST = SeldonMessage.of(new Data(ROW, List.of("length", "width"), NDARRAY));
    private static final Caller GONE = new Caller() {
        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public boolean isGone() {
            return true;
        }
    };

    private final FakeContainer container = new FakeContainer();

    // A strong reference: the handler would be lost if the logger were garbage-collected.
    private final Logger logger = Logger.getLogger("org.primeradiant.microservice");
    private final List<LogRecord> log = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listenToTheLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void leaveTheLog() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    static class Doubling implements Model<double[], Tensor> {
        @Override
        public Tensor predict(double[] input, Call call) {
            return Tensor.wrap(
                    new int[] {1, input.length},
                    Arrays.stream(input).map(x -> 2 * x).toArray());
        }
    }

    /** Answers what it can learn from the {@link Call}. */
    static class Curious implements Model<Tensor, String> {
        @Override
        public String predict(Tensor input, Call call) {
            return call.puid() + " " + call.names() + " " + call.tags() + " " + call.header("X-Customer");
        }
    }

    /** User code that returns a value or throws. */
    private interface Ending {
        String end() throws Exception;
    }

    static class Failing implements Model<String, String> {
        private final Ending ending;

        Failing(Ending ending) {
            this.ending = ending;
        }

        @Override
        public String predict(String input, Call call) throws Exception {
            return ending.end();
        }

        @Override
        public Payload health(Call call) throws Exception {
            return Payload.text(ending.end());
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) throws Exception {
            return Payload.text(ending.end());
        }
    }

    static class Ragged implements Model<String, double[][]> {
        @Override
        public double[][] predict(String input, Call call) {
            return new double[][] {{1, 2}, {3}};
        }
    }

    /** JSON-B cannot serialize it, because its getter throws. */
    public static class Secret {
        public String getValue() {
            throw new IllegalStateException("must not appear in the answer");
        }
    }

    static class Unwritable implements Model<String, Secret> {
        @Override
        public Secret predict(String input, Call call) {
            return new Secret();
        }
    }

    static class Annotated implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            call.tag("this", "predict");
            call.counter("calls", 1);
            return input;
        }

        @Override
        public void annotate(Call call) {
            call.tag("stage", "prod");
            call.tag("this", "annotate");
            call.gauge("level", 2);
        }
    }

    static class Raw implements Model<SeldonMessage, SeldonMessage> {
        @Override
        public SeldonMessage predict(SeldonMessage input, Call call) {
            call.tag("lost", true);
            return new SeldonMessage(
                    new Status(7, "mine", "", Status.Flag.SUCCESS),
                    new Meta("mine", Map.of(), Map.of("router", 1), Map.of(), List.of()),
                    input.payload());
        }
    }

    static class Joining implements Combiner<String, String> {
        @Override
        public String aggregate(List<String> inputs, Call call) {
            return String.join("|", inputs);
        }
    }

    static class Second implements Router<Tensor> {
        private final List<String> learnt = new ArrayList<>();

        @Override
        public int route(Tensor input, Call call) {
            return 1;
        }

        @Override
        public Payload feedback(Feedback feedback, Call call) {
            learnt.add(call.branch() + " " + feedback.reward());
            return Payload.NONE;
        }
    }

    static class Lost implements Router<Tensor> {
        @Override
        public int route(Tensor input, Call call) {
            return -3;
        }
    }

    static class Loading implements Model<String, String> {
        private final List<String> events = new ArrayList<>();

        @Override
        public void load() {
            events.add("load");
        }

        @Override
        public ModelMetadata metadata() {
            events.add("metadata");
            return new ModelMetadata("loading", List.of("1"), "", List.of(), List.of(), Map.of());
        }

        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    @RequestScoped
    static class OfOneRequest implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    @RequestScoped
    static class FailingRequest implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            throw new IllegalStateException("secret");
        }
    }

    private Microservice service(Component component, String unitId, Readiness readiness) throws Exception {
        ComponentDefinition definition = Microservices.definition(component, container.beans());
        AnswerCompletion answers = new AnswerCompletion(Units.of(unitId, ""), new Meters(Map.of()));
        Version version = Version.build(definition, Optional.empty(), answers::describe);
        Microservice service = new Microservice(definition.name(), new Lessor.Only(version), answers, () -> readiness);
        log.clear();
        return service;
    }

    private Microservice service(Component component) throws Exception {
        return service(component, "", Readiness.READY);
    }

    private static SeldonMessage text(String value) {
        return SeldonMessage.of(Payload.text(value));
    }

    private static Meta meta(String puid, String tag, String image) {
        return new Meta(
                puid,
                Map.of("tag", Json.createValue(tag)),
                Map.of("router", 1),
                Map.of("scaler", image),
                List.of(new Metric(Metric.Type.COUNTER, tag, 1, Map.of())));
    }

    @Test
    void convertsCallsAndAnswers() throws Exception {
        SeldonMessage answer = service(new Doubling()).call(PREDICT, REQUEST, Caller.NONE);

        Tensor doubled = Tensor.of(new int[] {1, 2}, 2.0, 4.0);
        assertThat(answer).isEqualTo(SeldonMessage.of(new Data(doubled, List.of("t:0", "t:1"), NDARRAY)));
    }

    @Test
    void tellsTheComponentWhatCameWithTheCall() throws Exception {
        Meta meta = new Meta("p1", Map.of("stage", JsonValue.TRUE), Map.of(), Map.of(), List.of());
        SeldonMessage request = SeldonMessage.of(meta, REQUEST.payload());

        SeldonMessage answer = service(new Curious()).call(PREDICT, request, name -> Optional.of(name + "=42"));

        assertThat(answer.payload()).isEqualTo(Payload.text("p1 [length, width] {stage=true} Optional[X-Customer=42]"));
    }

    @Test
    void hasTheComponentsNameScopeAndRoles() throws Exception {
        Microservice service = service(new Doubling());

        assertThat(service.name()).isEqualTo("doubling");
        assertThat(service.scope()).isEqualTo("@Dependent");
        assertThat(service.operations()).containsExactly(PREDICT);
        assertThat(service.isSample()).isFalse();
    }

    @Test
    void rejectsARequestThatDoesNotFit() throws Exception {
        Microservice service = service(new Doubling());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(PREDICT, text("a"), Caller.NONE))
                .withMessage("doubling.predict takes data, got strData")
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREDICT", "TRANSFORM_INPUT", "TRANSFORM_OUTPUT"})
    void rejectsARequestWithoutPayload(Operation operation) throws Exception {
        Microservice service = service(new Doubling());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(operation, SeldonMessage.of(Payload.NONE), Caller.NONE))
                .withMessage("doubling." + operation.method()
                        + " takes data, jsonData, strData or binData, got none of them");
    }

    @Test
    void namesTheRolesItHasWhenAskedForAnother() throws Exception {
        Microservice service = service(new Doubling());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(ROUTE, REQUEST, Caller.NONE))
                .withMessage("doubling is not a Router: its roles are [Model]")
                .returns(Reason.MISSING_ROLE, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.aggregate(List.of(REQUEST), Caller.NONE))
                .withMessage("doubling is not a Combiner: its roles are [Model]")
                .returns(Reason.MISSING_ROLE, SeldonException::reason);
    }

    @Test
    void passesATextThroughUnlessItTransforms() throws Exception {
        Microservice service = service(new Doubling());

        assertThat(service.call(TRANSFORM_INPUT, text("a"), Caller.NONE)).isEqualTo(text("a"));
        assertThat(service.call(TRANSFORM_OUTPUT, text("a"), Caller.NONE)).isEqualTo(text("a"));
    }

    /** As Seldon's wrapper does: see the recorded case Identity.transform-output-undefined. */
    @Test
    void namesTheColumnsAnewOfDataThatItPassesThrough() throws Exception {
        SeldonMessage answer = service(new Doubling()).call(TRANSFORM_OUTPUT, REQUEST, Caller.NONE);

        assertThat(answer).isEqualTo(SeldonMessage.of(new Data(ROW, List.of("t:0", "t:1"), NDARRAY)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hidesAndLogsWhatFailed(Throwable failure) throws Exception {
        Microservice service = service(new Failing(() -> sneak(failure)));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(PREDICT, text("Ada"), Caller.NONE))
                .withMessage("failing.predict failed")
                .withCause(failure)
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
        assertThat(log).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(line.getMessage()).isEqualTo("failing.predict failed");
            assertThat(line.getThrown()).isSameAs(failure);
        });
    }

    private static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("secret"),
                new Exception("checked"),
                new NoClassDefFoundError("gone"),
                new StackOverflowError(),
                new AssertionError("wrong"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> String sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void countsNullAsAFailure() throws Exception {
        Microservice service = service(new Failing(() -> null));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(PREDICT, text("a"), Caller.NONE))
                .withMessage("failing.predict failed")
                .havingCause()
                .withMessage("failing.predict returned null");
    }

    @Test
    void countsAnAnswerThatCannotBeConvertedAsTheComponentsFailure() throws Exception {
        Microservice ragged = service(new Ragged());
        Microservice unwritable = service(new Unwritable());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> ragged.call(PREDICT, text("a"), Caller.NONE))
                .withMessage("ragged.predict failed")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> unwritable.call(PREDICT, text("a"), Caller.NONE))
                .withMessage("unwritable.predict failed")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }

    @Test
    void letsTheComponentChooseItsFailure() throws Exception {
        SeldonException chosen = new SeldonException(418, "TEAPOT", "no coffee here");
        Microservice service = service(new Failing(() -> {
            throw chosen;
        }));

        assertThatThrownBy(() -> service.call(PREDICT, text("a"), Caller.NONE)).isSameAs(chosen);
        assertThat(log).isEmpty();
    }

    @Test
    void looksBehindTheExceptionOfAnEnterpriseBean() throws Exception {
        SeldonException chosen = new SeldonException(418, "TEAPOT", "no coffee here");
        Microservice choosing = service(new Failing(() -> {
            throw new EJBException(chosen);
        }));
        IllegalStateException secret = new IllegalStateException("secret");
        Microservice failing = service(new Failing(() -> {
            throw new EJBException(secret);
        }));

        assertThatThrownBy(() -> choosing.call(PREDICT, text("a"), Caller.NONE)).isSameAs(chosen);
        assertThatThrownBy(() -> failing.call(PREDICT, text("a"), Caller.NONE)).hasCause(secret);
    }

    @Test
    void keepsTheExceptionOfAnEnterpriseBeanThatHasNoCause() throws Exception {
        EJBException alone = new EJBException("pool exhausted");
        Microservice service = service(new Failing(() -> {
            throw alone;
        }));

        assertThatThrownBy(() -> service.call(PREDICT, text("a"), Caller.NONE))
                .hasMessage("failing.predict failed")
                .hasCause(alone);
    }

    @Test
    void logsNothingWhenNobodyWaitsAnyMore() throws Exception {
        Microservice service = service(new Failing(() -> {
            throw new InterruptedException();
        }));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(PREDICT, text("a"), GONE))
                .withMessage("failing.predict was abandoned by its caller")
                .returns(Reason.DEADLINE_EXCEEDED, SeldonException::reason);
        assertThat(log).isEmpty();
    }

    @Test
    void annotatesEveryAnswerAndLetsTheCallItselfWin() throws Exception {
        SeldonMessage answer = service(new Annotated()).call(PREDICT, text("a"), Caller.NONE);

        assertThat(answer.meta())
                .isEqualTo(new Meta(
                        "",
                        Map.of("stage", Json.createValue("prod"), "this", Json.createValue("predict")),
                        Map.of(),
                        Map.of(),
                        List.of(
                                new Metric(Metric.Type.GAUGE, "level", 2, Map.of()),
                                new Metric(Metric.Type.COUNTER, "calls", 1, Map.of()))));
    }

    @Test
    void annotatesWhatItPassesThroughAndItsHealthAndFeedback() throws Exception {
        Microservice service = service(new Annotated());
        Feedback feedback = new Feedback(text("a"), text("b"), 1, text("c"));

        assertThat(service.call(TRANSFORM_INPUT, text("a"), Caller.NONE).meta().tags())
                .containsKey("stage");
        assertThat(service.health(Caller.NONE).meta().tags()).containsKey("stage");
        assertThat(service.feedback(feedback, Caller.NONE).meta().tags()).containsKey("stage");
    }

    @Test
    void leavesAWholeMessageAsTheComponentMadeIt() throws Exception {
        SeldonMessage answer = service(new Raw(), "raw", Readiness.READY).call(PREDICT, REQUEST, Caller.NONE);

        assertThat(answer)
                .isEqualTo(new SeldonMessage(
                        new Status(7, "mine", "", Status.Flag.SUCCESS),
                        new Meta("mine", Map.of(), Map.of("router", 1), Map.of(), List.of()),
                        REQUEST.payload()));
    }

    @Test
    void keepsTheMetaOfTheRequestButItsRouting() throws Exception {
        SeldonMessage request = SeldonMessage.of(meta("p1", "a", "scaler:1"), REQUEST.payload());

        Meta meta = service(new Doubling(), "doubling", Readiness.READY)
                .call(PREDICT, request, Caller.NONE)
                .meta();

        assertThat(meta)
                .isEqualTo(new Meta(
                        "p1",
                        Map.of("tag", Json.createValue("a")),
                        Map.of(),
                        Map.of("doubling", "NOT_IMPLEMENTED:NOT_IMPLEMENTED", "scaler", "scaler:1"),
                        List.of(new Metric(Metric.Type.COUNTER, "a", 1, Map.of()))));
    }

    @Test
    void routesWithThePuidOfTheRequestAlone() throws Exception {
        SeldonMessage request = SeldonMessage.of(meta("p1", "a", "scaler:1"), REQUEST.payload());

        SeldonMessage answer = service(new Second()).call(ROUTE, request, Caller.NONE);

        assertThat(answer)
                .isEqualTo(SeldonMessage.of(
                        new Meta("p1", Map.of(), Map.of(), Map.of(), List.of()),
                        new Data(Tensor.of(new int[] {1, 1}, 1), List.of("t:0"), NDARRAY)));
    }

    @Test
    void rejectsABranchThatIsNone() throws Exception {
        Microservice service = service(new Lost());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(ROUTE, REQUEST, Caller.NONE))
                .withMessage("lost.route must return a branch, -1 for all or -2 for none, got -3")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }

    @Test
    void combinesPayloadsAndMeta() throws Exception {
        List<SeldonMessage> answers = List.of(
                SeldonMessage.of(meta("p1", "a", "scaler:1"), Payload.text("left")),
                SeldonMessage.of(meta("p2", "b", "scaler:2"), Payload.text("right")));

        SeldonMessage answer = service(new Joining()).aggregate(answers, Caller.NONE);

        assertThat(answer)
                .isEqualTo(SeldonMessage.of(
                        new Meta(
                                "p1",
                                Map.of("tag", Json.createValue("b")),
                                Map.of(),
                                Map.of("scaler", "scaler:2"),
                                List.of(
                                        new Metric(Metric.Type.COUNTER, "a", 1, Map.of()),
                                        new Metric(Metric.Type.COUNTER, "b", 1, Map.of()))),
                        Payload.text("left|right")));
    }

    @Test
    void combinesOneMessage() throws Exception {
        assertThat(service(new Joining()).aggregate(List.of(text("a")), Caller.NONE))
                .isEqualTo(text("a"));
    }

    @Test
    void combinesNeitherNothingNorMessagesWithoutPayload() throws Exception {
        Microservice service = service(new Joining());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.aggregate(List.of(), Caller.NONE))
                .withMessage("joining.aggregate takes at least one message, got none")
                .returns(Reason.BAD_DATA, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.aggregate(List.of(text("a"), SeldonMessage.of(Payload.NONE)), Caller.NONE))
                .withMessage("joining.aggregate takes data, jsonData, strData or binData, got none of them")
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void learnsWhichBranchItTookFromTheAnswerThatTheFeedbackIsAbout() throws Exception {
        Second router = new Second();
        SeldonMessage routed = SeldonMessage.of(
                new Meta("", Map.of(), Map.of("bandit", 1, "other", 0), Map.of(), List.of()), Payload.NONE);

        SeldonMessage answer = service(router, "bandit", Readiness.READY)
                .feedback(new Feedback(REQUEST, routed, 0.5, SeldonMessage.of(Payload.NONE)), Caller.NONE);

        assertThat(router.learnt).containsExactly("OptionalInt[1] 0.5");
        assertThat(answer.payload()).isEqualTo(new Data(Tensor.of(new int[] {0}, new double[0]), List.of(), NDARRAY));
    }

    @Test
    void learnsNoBranchThatTheCallerDoesNotSay() throws Exception {
        Second router = new Second();
        SeldonMessage nothing = SeldonMessage.of(Payload.NONE);

        SeldonMessage answer = service(router, "bandit", Readiness.READY)
                .feedback(new Feedback(nothing, nothing, 0, nothing), Caller.NONE);

        assertThat(router.learnt).containsExactly("OptionalInt.empty 0.0");
        assertThat(answer.payload()).isEqualTo(new Data(Tensor.of(new int[] {0}, new double[0]), List.of(), TENSOR));
    }

    @Test
    void namesFeedbackAndHealthThatFailed() throws Exception {
        Microservice service = service(new Failing(() -> {
            throw new IllegalStateException("secret");
        }));

        assertThatThrownBy(() -> service.feedback(new Feedback(text("a"), text("b"), 1, text("c")), Caller.NONE))
                .hasMessage("failing.feedback failed");
        assertThatThrownBy(() -> service.health(Caller.NONE)).hasMessage("failing.health failed");
    }

    @Test
    void isHealthyUnlessItSaysOtherwise() throws Exception {
        assertThat(service(new Doubling()).health(Caller.NONE)).isEqualTo(text("healthy"));
    }

    @Test
    void answersNothingBeforeTheComponentsHaveLoaded() throws Exception {
        Microservice service = service(new Doubling(), "", Readiness.LOADING);
        Feedback feedback = new Feedback(REQUEST, REQUEST, 1, REQUEST);

        assertUnavailable(() -> service.call(PREDICT, REQUEST, Caller.NONE));
        assertUnavailable(() -> service.aggregate(List.of(REQUEST), Caller.NONE));
        assertUnavailable(() -> service.feedback(feedback, Caller.NONE));
        assertUnavailable(() -> service.health(Caller.NONE));
        assertUnavailable(service::metadata);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call)
                .withMessage("the components are still loading; try again soon")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @Test
    void answersNothingWhenAComponentFailedToLoad() throws Exception {
        Microservice service = service(new Doubling(), "", Readiness.failed("iris"));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.call(PREDICT, REQUEST, Caller.NONE))
                .withMessage("iris failed to load; the server's log has the cause")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @Test
    void stillAnswersButIsNotReadyWhileTheApplicationStops() throws Exception {
        Microservice service = service(new Doubling(), "", Readiness.READY.stopping());

        assertThat(service.call(PREDICT, REQUEST, Caller.NONE).payload().kind()).isEqualTo("data");
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.health(Caller.NONE))
                .withMessage("the application is stopping")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @Test
    void asksForTheMetadataOnceAndAfterLoading() throws Exception {
        Loading component = new Loading();
        Microservice service = service(component);

        service.metadata();

        assertThat(service.metadata().name()).isEqualTo("loading");
        assertThat(component.events).containsExactly("load", "metadata");
    }

    @Test
    void makesOneInstanceAndReleasesItOnce() throws Exception {
        AnswerCompletion answers = new AnswerCompletion(Units.NONE, new Meters(Map.of()));
        Version version = Version.build(
                Microservices.definition(new Doubling(), container.beans()), Optional.empty(), answers::describe);
        Microservice service = new Microservice("doubling", new Lessor.Only(version), answers, () -> Readiness.READY);
        service.call(PREDICT, REQUEST, Caller.NONE);
        service.call(PREDICT, REQUEST, Caller.NONE);

        version.release();
        version.release();

        assertThat(container.notes).containsExactly("make", "release");
    }

    @Test
    void callsABeanOfOneRequestInARequestContextOfItsOwn() throws Exception {
        Microservice service = service(new OfOneRequest());
        container.notes.clear();

        service.health(Caller.NONE);

        assertThat(container.notes).containsExactly("activate", "deactivate", "destroy");
    }

    @Test
    void leavesTheRequestContextOfTheServersThread() throws Exception {
        container.inRequest = true;
        Microservice service = service(new OfOneRequest());

        service.call(PREDICT, text("a"), Caller.NONE);

        assertThat(container.notes).contains("activate", "destroy").doesNotContain("deactivate");
    }

    @Test
    void endsTheRequestContextOfACallThatFailed() throws Exception {
        Microservice service = service(new FailingRequest());
        container.notes.clear();

        assertThatThrownBy(() -> service.call(PREDICT, text("a"), Caller.NONE))
                .hasMessage("failingRequest.predict failed");

        assertThat(container.notes).containsExactly("activate", "deactivate", "destroy");
    }

    @Test
    void leavesTagsOfOneCallOutOfTheNext() throws Exception {
        Microservice service = service(new Annotated());

        service.call(PREDICT, text("a"), Caller.NONE);
        SeldonMessage next = service.call(TRANSFORM_INPUT, text("a"), Caller.NONE);

        assertThat(next.meta().tags()).contains(entry("this", Json.createValue("annotate")));
        assertThat(next.meta().metrics()).hasSize(1);
    }

    /** Recommends the given items. */
    static class Shelf implements Recommender {
        private final List<ScoredItem> items;

        Shelf(ScoredItem... items) {
            this.items = Arrays.asList(items);
        }

        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            call.counter("asked", 1);
            return items;
        }
    }

    private static final RecommendationRequest WANTED = RecommendationRequest.of(1, ItemIds.of(16, 260), 30);

    @Test
    void recommendsInTheComponentsOrder() throws Exception {
        Microservice service = service(new Shelf(new ScoredItem(7, 0.25), new ScoredItem(5, 0.5)));

        assertThat(service.recommends()).isTrue();
        assertThat(service.roles()).containsExactly("Recommender");
        assertThat(service.recommend(WANTED, Caller.NONE))
                .containsExactly(new ScoredItem(7, 0.25), new ScoredItem(5, 0.5));
    }

    @Test
    void passesScoresOutsideTheRangeAndSaysSoOnce() throws Exception {
        Microservice service = service(new Shelf(new ScoredItem(7, -3.5), new ScoredItem(8, 42)));

        service.recommend(WANTED, Caller.NONE);
        assertThat(service.recommend(WANTED, Caller.NONE)).hasSize(2);

        assertThat(log).extracting(LogRecord::getLevel).containsExactly(Level.WARNING);
        assertThat(log.get(0).getMessage()).contains("shelf.recommend returns scores outside 0 to 1, such as -3.5");
    }

    @Test
    void failsOnAScoreThatJsonCannotSay() throws Exception {
        Microservice service = service(new Shelf(new ScoredItem(1, Double.NaN)));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.recommend(WANTED, Caller.NONE))
                .withMessage("shelf.recommend failed")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
        assertThat(log.get(0).getThrown()).hasMessage("shelf.recommend gave item 1 the score NaN");
    }

    @Test
    void rejectsARecommendationFromAnotherComponent() throws Exception {
        Microservice service = service(new Doubling());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> service.recommend(WANTED, Caller.NONE))
                .withMessage("doubling is not a Recommender: its roles are [Model]")
                .returns(Reason.MISSING_ROLE, SeldonException::reason);
    }
}
