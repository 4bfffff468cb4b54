package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Text;

/** Unloads components that stay in the registry, and loads them again. */
class UnloadingTest {
    private static final SeldonMessage TEXT = SeldonMessage.of(Payload.text("x"));
    private static final String REFUSAL = "echo is unloaded; POST /v2/repository/models/echo/load loads it again";

    private final ExecutorService callers = Executors.newSingleThreadExecutor();
    private final List<String> loads = new ArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Microservices.Deployment deployment =
            Microservices.deployment(Map.of("echo", new Echo(loads), "slow", new Slow(entered, leave)));
    private final ComponentRegistry registry = deployment.registry();

    @AfterEach
    void ends() {
        callers.shutdownNow();
    }

    private record Echo(List<String> loads) implements Model<String, String> {
        @Override
        public void load() {
            loads.add("load");
        }

        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    private record Slow(CountDownLatch entered, CountDownLatch leave) implements Model<String, String> {
        @Override
        public String predict(String input, Call call) throws InterruptedException {
            entered.countDown();
            leave.await();
            return input;
        }
    }

    private static String predict(Microservice service) {
        return ((Text) service.call(Operation.PREDICT, TEXT, Caller.NONE).payload()).value();
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call)
                .withMessage(REFUSAL)
                .returns(Reason.UNAVAILABLE, SeldonException::reason)
                .returns(503, SeldonException::status);
    }

    private static Stream<Consumer<Microservice>> calls() {
        return Stream.of(
                service -> service.call(Operation.PREDICT, TEXT, Caller.NONE),
                service -> service.call(Operation.TRANSFORM_INPUT, TEXT, Caller.NONE),
                service -> service.aggregate(List.of(TEXT), Caller.NONE),
                service -> service.feedback(new Feedback(TEXT, TEXT, 1, TEXT), Caller.NONE),
                service -> service.recommend(RecommendationRequest.of(1, ItemIds.of(2), 1), Caller.NONE),
                service -> service.health(Caller.NONE),
                service -> service.classNames(Caller.NONE),
                service -> service.pinned(Microservice::name));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusesEveryCallOfAnUnloadedComponent(Consumer<Microservice> call) {
        Microservice echo = registry.named("echo");

        registry.unload("echo");

        assertUnavailable(() -> call.accept(echo));
    }

    @Test
    void refusesCallsOfGraphNodesCreatedBefore() {
        Microservice node = deployment.nodes().of("echo", Units.of("node", ""));

        registry.unload("echo");

        assertThat(node.isCallable()).isFalse();
        assertUnavailable(() -> predict(node));
        registry.reload("echo");
        assertThat(predict(node)).isEqualTo("x");
    }

    @Test
    void admitsCallsAgainWithTheSameInstance() {
        Microservice echo = registry.named("echo");

        registry.unload("echo");
        registry.unload("echo");
        assertThat(registry.isUnloaded("echo")).isTrue();
        assertThat(echo.isCallable()).isFalse();
        registry.reload("echo");
        registry.reload("echo");

        assertThat(registry.isUnloaded("echo")).isFalse();
        assertThat(echo.isCallable()).isTrue();
        assertThat(predict(echo)).isEqualTo("x");
        assertThat(loads).containsExactly("load");
    }

    @Test
    void leavesTheOtherComponentsAndReadinessAlone() {
        leave.countDown();

        registry.unload("echo");

        assertThat(registry.isReady()).isTrue();
        assertThat(registry.isUnloaded("slow")).isFalse();
        assertThat(registry.named("slow").isCallable()).isTrue();
        assertThat(predict(registry.named("slow"))).isEqualTo("x");
    }

    @Test
    void keepsDescribingAnUnloadedComponent() {
        registry.unload("echo");

        Microservice echo = registry.named("echo");
        assertThat(registry.all()).extracting(Microservice::name).containsExactly("echo", "slow");
        assertThat(echo.roles()).containsExactly("Model");
        assertThat(echo.metadata().name()).isEqualTo("echo");
        assertThat(echo.inputType(Operation.PREDICT)).isEqualTo(String.class);
    }

    @Test
    void endsCallsInFlightNormally() throws Exception {
        Future<String> call = callers.submit(() -> predict(registry.named("slow")));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        registry.unload("slow");
        leave.countDown();

        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("x");
    }

    @Test
    void keepsAReplacedComponentUnloadedAndForgetsARemovedOne() throws Exception {
        leave.countDown();
        registry.unload("echo");
        Microservice echo = registry.named("echo");

        registry.put(ComponentDefinition.ofNode("echo", new Echo(loads)));
        assertUnavailable(() -> predict(echo));
        registry.put(ComponentDefinition.ofNode("third", new Echo(loads)));
        assertUnavailable(() -> predict(echo));
        registry.remove("third");
        assertUnavailable(() -> predict(echo));

        registry.remove("echo");
        registry.put(ComponentDefinition.ofNode("echo", new Echo(loads)));
        assertThat(registry.isUnloaded("echo")).isFalse();
        assertThat(predict(echo)).isEqualTo("x");
    }

    @Test
    void doesNotKnowOtherNames() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> registry.unload("nobody"))
                .withMessage("no component has that name; the components are [echo, slow]")
                .returns(Reason.NOT_FOUND, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> registry.reload("nobody"))
                .returns(Reason.NOT_FOUND, SeldonException::reason);
        assertThat(registry.isUnloaded("nobody")).isFalse();
    }

    @Test
    void isNotCallableUntilItHasLoaded() {
        Microservice early = new Microservice(
                "echo",
                new Lessor.Only(Version.pending(ComponentDefinition.ofNode("echo", new Echo(loads)))),
                null,
                () -> Readiness.LOADING);

        assertThat(early.isCallable()).isFalse();
    }
}
