package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Component;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.Router;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;
import org.primeradiant.api.Transformer;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.IdentitySettings.Mechanism;

/** Who may call a component. */
class RolesTest {
    private static final SeldonMessage REQUEST = SeldonMessage.of(Payload.text("x"));
    private static final Feedback REWARD = new Feedback(SeldonMessage.NOTHING, SeldonMessage.NOTHING, 1, REQUEST);
    private static final String UNKNOWN_TO_CONTAINER =
            "locked.predict is of an enterprise bean, whose container does not know callers that it has not identified"
                    + " itself, nor any caller on another thread than that of its request";
    private static final Caller CASHIER = Identified.as("ann", "cashier");
    private static final Caller AUDITOR = Identified.as("bob", "auditor");
    private static final Caller NOBODY = Identified.asNobody();

    @RolesAllowed("cashier")
    static class Vault implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return call.principal().orElseThrow().getName() + " " + call.hasRole("cashier") + " "
                    + call.hasRole("auditor");
        }
    }

    /** All operations, each with an annotation of its own or that of the class. */
    @RolesAllowed({"cashier", "teller"})
    static class Everything
            implements Model<String, String>,
                    Transformer<String, String>,
                    OutputTransformer<String, String>,
                    Router<String>,
                    Combiner<String, String>,
                    Recommender {
        @Override
        @RolesAllowed("auditor")
        public String predict(String input, Call call) {
            return input;
        }

        @Override
        @PermitAll
        public String transformInput(String input, Call call) {
            return input;
        }

        @Override
        @DenyAll
        public String transformOutput(String input, Call call) {
            return input;
        }

        @Override
        public int route(String input, Call call) {
            return 0;
        }

        @Override
        @RolesAllowed("auditor")
        public String aggregate(List<String> inputs, Call call) {
            return inputs.get(0);
        }

        @Override
        @RolesAllowed("auditor")
        public Payload feedback(Feedback feedback, Call call) {
            return Payload.NONE;
        }

        @Override
        @RolesAllowed("auditor")
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of();
        }
    }

    private static Microservice service(Component component) {
        try {
            return Microservices.of(component);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertForbidden(String message, ThrowingCallable call) {
        assertRefused(Reason.FORBIDDEN, message, call);
    }

    private static void assertRefused(Reason reason, String message, ThrowingCallable call) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static String predicted(Microservice service, Caller caller) {
        return ((Text) service.call(Operation.PREDICT, REQUEST, caller).payload()).value();
    }

    @Test
    void admitsACallerWithTheRole() {
        assertThat(predicted(service(new Vault()), CASHIER)).isEqualTo("ann true false");
    }

    @Test
    void refusesACallerWithoutTheRole() {
        Microservice service = service(new Vault());

        assertForbidden("the caller may not call vault.predict", () -> predicted(service, AUDITOR));
    }

    @Test
    void asksACallerWhoHasNotProvedWhoItIsForCredentials() {
        Microservice service = service(new Vault());
        String message = "vault.predict is restricted to roles, and the caller has not proved who it is";

        assertRefused(Reason.UNAUTHENTICATED, message, () -> predicted(service, NOBODY));
        assertRefused(Reason.UNAUTHENTICATED, message, () -> predicted(service, Caller.NONE));
    }

    @Test
    void refusesBeforeItConvertsTheInput() {
        SeldonMessage unfit = SeldonMessage.of(Payload.data(Tensor.of(new int[] {1}, 1.0)));
        Microservice service = service(new Vault());

        assertForbidden("the caller may not call vault.predict", () -> service.call(Operation.PREDICT, unfit, AUDITOR));
    }

    @Test
    void letsTheAnnotationOfTheMethodWinOverThatOfTheClass() {
        Microservice service = service(new Everything());

        assertThat(predicted(service, AUDITOR)).isEqualTo("x");
        assertForbidden("the caller may not call everything.predict", () -> predicted(service, CASHIER));
    }

    @Test
    void admitsEverybodyWhereTheMethodDoes() {
        Microservice service = service(new Everything());

        assertThat(service.call(Operation.TRANSFORM_INPUT, REQUEST, NOBODY).payload())
                .isEqualTo(Payload.text("x"));
    }

    @Test
    void admitsNobodyWhereTheMethodDeniesAll() {
        Microservice service = service(new Everything());

        assertForbidden(
                "the caller may not call everything.transformOutput",
                () -> service.call(Operation.TRANSFORM_OUTPUT, REQUEST, CASHIER));
    }

    @Test
    void restrictsEveryOperation() {
        Microservice service = service(new Everything());
        RecommendationRequest request = RecommendationRequest.of(7, ItemIds.NONE, 1);

        assertThat(service.call(Operation.ROUTE, REQUEST, CASHIER).status().code())
                .isZero();
        assertThat(service.aggregate(List.of(REQUEST), AUDITOR).payload()).isEqualTo(Payload.text("x"));
        assertThat(service.feedback(REWARD, AUDITOR).status().code()).isZero();
        assertThat(service.recommend(request, AUDITOR)).isEmpty();
        assertForbidden(
                "the caller may not call everything.route", () -> service.call(Operation.ROUTE, REQUEST, AUDITOR));
        assertForbidden(
                "the caller may not call everything.aggregate", () -> service.aggregate(List.of(REQUEST), CASHIER));
        assertForbidden("the caller may not call everything.feedback", () -> service.feedback(REWARD, CASHIER));
        assertForbidden("the caller may not call everything.recommend", () -> service.recommend(request, CASHIER));
    }

    @Test
    void restrictsFeedbackThatTheComponentIgnores() {
        assertForbidden(
                "the caller may not call vault.feedback",
                () -> service(new Vault()).feedback(REWARD, AUDITOR));
    }

    @Test
    void restrictsTransformationsThatTheComponentDoesNotHave() {
        assertForbidden(
                "the caller may not call vault.transformInput",
                () -> service(new Vault()).call(Operation.TRANSFORM_INPUT, REQUEST, AUDITOR));
    }

    @Test
    void restrictsNeitherHealthNorMetadata() {
        Microservice service = service(new Vault());

        assertThat(service.health(NOBODY).payload()).isEqualTo(Payload.text("healthy"));
        assertThat(service.metadata().name()).isEqualTo("vault");
    }

    @Test
    void admitsCallsOfTheHostItself() {
        Microservice service = service(new Everything());

        assertThat(predicted(service, Microservice.HOST)).isEqualTo("x");
    }

    @RolesAllowed("auditor")
    static class Base<T> implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    @RolesAllowed("cashier")
    static class Inheriting extends Base<String> implements Model<String, String> {}

    @RolesAllowed("cashier")
    static class Overriding extends Base<String> implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    @Test
    void appliesTheAnnotationOfTheClassThatDeclaresTheMethod() {
        assertThat(predicted(service(new Inheriting()), AUDITOR)).isEqualTo("x");
        assertForbidden(
                "the caller may not call inheriting.predict", () -> predicted(service(new Inheriting()), CASHIER));
        assertThat(predicted(service(new Overriding()), CASHIER)).isEqualTo("x");
        assertForbidden(
                "the caller may not call overriding.predict", () -> predicted(service(new Overriding()), AUDITOR));
    }

    interface Guarded extends Model<String, String> {
        @Override
        @RolesAllowed("auditor")
        default String predict(String input, Call call) {
            return input;
        }
    }

    static class Delegating implements Guarded, Model<String, String> {}

    @Test
    void appliesTheAnnotationOfAnInterfacesDefaultMethod() {
        assertForbidden(
                "the caller may not call delegating.predict", () -> predicted(service(new Delegating()), CASHIER));
    }

    @RolesAllowed("**")
    static class Members implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }

        @DenyAll
        public String predict(Integer unrelated, Call call) {
            return "";
        }
    }

    @Test
    void admitsEveryCallerWhoHasProvedWhoItIsToTwoStars() {
        assertThat(predicted(service(new Members()), AUDITOR)).isEqualTo("x");
        assertRefused(
                Reason.UNAUTHENTICATED,
                "members.predict is restricted to roles, and the caller has not proved who it is",
                () -> predicted(service(new Members()), NOBODY));
    }

    @DenyAll
    @PermitAll
    static class Torn extends Vault implements Model<String, String> {}

    @Test
    void refusesToDeployAContradiction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Microservices.definition(new Torn(), new FakeContainer().beans()))
                .withMessage("Radiant: component " + Torn.class.getName() + " has more than one of @RolesAllowed,"
                        + " @PermitAll and @DenyAll on the same class or method; keep one of them.");
    }

    static class Factory {
        @Produces
        @ApplicationScoped
        Vault vault() {
            return new Vault();
        }
    }

    @Test
    void appliesTheAnnotationsOfTheClassThatAProducerReturns() {
        assertThat(DeclaredRoles.classOf(Factory.class, Set.of(Vault.class, Component.class, Object.class)))
                .isEqualTo(Vault.class);
    }

    @Test
    void appliesTheRolesOfTheSettingsToAllOperations() {
        Component model = new Doubling();
        ComponentDefinition definition =
                ComponentDefinition.ofNode("risk", model).allowing(Set.of("auditor"));
        Microservice service =
                Microservices.deployment(() -> List.of(definition)).registry().named("risk");

        assertThat(predicted(service, AUDITOR)).isEqualTo("xx");
        assertForbidden("the caller may not call risk.predict", () -> predicted(service, CASHIER));
        assertForbidden("the caller may not call risk.feedback", () -> service.feedback(REWARD, CASHIER));
    }

    static class Doubling implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input + input;
        }
    }

    @Test
    void plansNothingForAComponentWithoutRoles() {
        assertThat(ComponentDefinition.ofNode("risk", new Doubling()).rules()).isSameAs(AccessRules.NONE);
    }

    /** An enterprise bean whose container refuses everything. */
    @Stateless
    @RolesAllowed("cashier")
    static class Locked implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            throw new EJBAccessException("no");
        }

        @Override
        @PermitAll
        public Payload feedback(Feedback feedback, Call call) {
            throw new EJBException(new AccessLocalException("no"));
        }

        @Override
        public Payload health(Call call) {
            throw new EJBAccessException("no");
        }

        @Override
        public ModelMetadata metadata() {
            throw new EJBAccessException("no");
        }

        @Override
        public List<String> classNames() {
            throw new EJBAccessException("no");
        }
    }

    @Test
    void reportsThatTheContainerRefusesACaller() {
        Caller known = Identified.of(new Identity("ann", Set.of()::contains, Identity.CONTAINER));
        Microservice service = service(new Locked());

        assertForbidden("the caller may not call locked.predict", () -> predicted(service, known));
        assertForbidden("the caller may not call locked.feedback", () -> service.feedback(REWARD, known));
        assertRefused(
                Reason.UNAUTHENTICATED,
                "the caller may not call locked.predict",
                () -> predicted(service, Identified.asNobody()));
    }

    @Test
    void refusesCallersWhomTheContainerOfAnEnterpriseBeanDoesNotKnow() {
        assertForbidden(UNKNOWN_TO_CONTAINER, () -> predicted(service(new Locked()), Identified.as("ann", "cashier")));
    }

    @Test
    void callsNoEnterpriseBeanWithRolesOnAnotherThreadThanTheRequests() throws Exception {
        Caller known = Identified.of(new Identity("ann", Set.of()::contains, Identity.CONTAINER));
        Caller nobody = Identified.asNobody();
        Microservice service = service(new Locked());

        onAnotherThread(() -> {
            assertForbidden(UNKNOWN_TO_CONTAINER, () -> predicted(service, known));
            assertRefused(
                    Reason.UNAUTHENTICATED,
                    "locked.predict is restricted to roles, and the caller has not proved who it is",
                    () -> predicted(service, nobody));
        });
    }

    @Test
    void callsNoEnterpriseBeanWithRolesForACallThatRunsOnThreadsOfAPool() {
        Identified nobody = Identified.asNobody();
        nobody.budget().identifyInPool(Identity.NOBODY);

        assertRefused(
                Reason.UNAUTHENTICATED,
                "locked.predict is restricted to roles, and the caller has not proved who it is",
                () -> predicted(service(new Locked()), nobody));
    }

    private static void onAnotherThread(Runnable task) throws Exception {
        FutureTask<Boolean> done = new FutureTask<>(task, true);
        new Thread(done).start();
        assertThat(done.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callsNothingOfAnEnterpriseBeanThatTheContainerWouldRefuseTheHost() {
        Microservice service = service(new Locked());

        assertThat(service.metadata().name()).isEqualTo("locked");
        assertThat(service.health(NOBODY).payload()).isEqualTo(Payload.text("healthy"));
    }

    @Test
    void namesTheRestrictedOperations() {
        Map<String, Set<String>> roles = new DeclaredRoles(
                        Everything.class,
                        ComponentDefinition.ofNode("e", new Everything()).plans())
                .byMethod();

        assertThat(AccessRules.of(roles, false).restricted())
                .containsExactly("aggregate", "feedback", "predict", "recommend", "route");
    }

    @Test
    void warnsIfNobodyCanHaveARole() {
        AccessRules rules = new AccessRules(Map.of("predict", Set.of("cashier")), false);

        assertThat(rules.warning("vault", Set.of()))
                .contains("vault restricts predict to roles, but RADIANT_AUTHENTICATION is none: every caller of them"
                        + " is refused");
        assertThat(rules.warning("vault", Set.of(Mechanism.JWT))).isEmpty();
        assertThat(AccessRules.NONE.warning("vault", Set.of())).isEmpty();
    }

    @Test
    void warnsThatTheContainerOfAnEnterpriseBeanDoesNotKnowEveryCaller() {
        AccessRules rules = new AccessRules(Map.of("predict", Set.of("cashier")), true);

        assertThat(rules.warning("vault", Set.of(Mechanism.JWT)))
                .contains("vault restricts predict to roles. It is an enterprise bean, so callers whom its container"
                        + " does not know are refused: all over gRPC, and over HTTP those of whom"
                        + " the server is not told");
    }
}
