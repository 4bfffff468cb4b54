package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.primeradiant.microservice.Operation.PREDICT;
import static org.primeradiant.microservice.Operation.ROUTE;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.Router;
import org.primeradiant.api.Tensor;

class BeanCandidateTest {
    private static final String HERE = BeanCandidateTest.class.getName() + "$";

    private interface Identity extends Model<Tensor, Tensor> {
        @Override
        default Tensor predict(Tensor input, Call call) {
            return input;
        }
    }

    @ApplicationScoped
    static class IrisClassifier implements Identity, Model<Tensor, Tensor> {}

    @Named("iris.v1-a_b")
    static class Renamed implements Identity, Model<Tensor, Tensor> {}

    @Named("iris/v1")
    static class Slashed implements Identity, Model<Tensor, Tensor> {}

    @Named("-iris")
    static class Dashed implements Identity, Model<Tensor, Tensor> {}

    @Dependent
    static class DependentModel implements Identity, Model<Tensor, Tensor> {}

    @RequestScoped
    static class RequestScopedModel implements Identity, Model<Tensor, Tensor> {}

    @Stateless
    static class StatelessModel implements Identity, Model<Tensor, Tensor> {}

    @Singleton
    static class SingletonModel implements Identity, Model<Tensor, Tensor> {}

    @Stateful
    static class StatefulModel implements Identity, Model<Tensor, Tensor> {}

    @SessionScoped
    static class SessionScopedModel implements Identity, Model<Tensor, Tensor>, Serializable {
        private static final long serialVersionUID = 1L;
    }

    @jakarta.inject.Singleton
    static class InjectSingletonModel implements Identity, Model<Tensor, Tensor> {}

    @RequestScoped
    static class LoadingRequestScoped implements Identity, Model<Tensor, Tensor> {
        @Override
        public void load() {}
    }

    @Stateless
    static class LoadingStateless implements Identity, Model<Tensor, Tensor> {
        @Override
        public void load() {}
    }

    @Singleton
    static class LoadingSingleton implements Identity, Model<Tensor, Tensor> {
        @Override
        public void load() {}
    }

    static class Bandit implements Identity, Model<Tensor, Tensor>, Router<double[]> {
        @Override
        public int route(double[] input, Call call) {
            return (int) input[0];
        }
    }

    /** CDI excludes types with wildcards from the bean types, so it sees such a model only as an Identity. */
    static class Hidden implements Identity {}

    static class RoleLess implements Component {}

    @SuppressWarnings("rawtypes")
    static class RawModel implements Model {
        @Override
        public Object predict(Object input, Call call) {
            return input;
        }
    }

    static class TakesObject implements Model<Object, Tensor> {
        @Override
        public Tensor predict(Object input, Call call) {
            return Tensor.of(new int[] {1}, 1.0);
        }
    }

    static class AnswersWildcards implements Model<Tensor, List<?>> {
        @Override
        public List<?> predict(Tensor input, Call call) {
            return List.of();
        }
    }

    static class OfVariable<T> implements Model<T, T> {
        @Override
        public T predict(T input, Call call) {
            return input;
        }
    }

    private static ComponentDefinition define(Class<?> type) {
        return new BeanCandidate(FakeBean.of(type), new FakeContainer().beans()).define(RolePlans.usualConversions());
    }

    private static void assertRefused(Class<?> type, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> define(type))
                .withMessage("Radiant: component " + type.getName() + " " + text);
    }

    @Test
    void isNamedLikeItsClassUnlessItSaysOtherwise() {
        assertThat(define(IrisClassifier.class).name()).isEqualTo("irisClassifier");
        assertThat(define(Renamed.class).name()).isEqualTo("iris.v1-a_b");
    }

    @Test
    void refusesANameThatCannotStandInAUrl() {
        assertRefused(
                Slashed.class,
                "has the invalid name 'iris/v1';"
                        + " it is part of a URL: use letters, digits, '.', '_' and '-', beginning with"
                        + " a letter or digit.");
        assertRefused(
                Dashed.class,
                "has the invalid name '-iris';"
                        + " it is part of a URL: use letters, digits, '.', '_' and '-', beginning with"
                        + " a letter or digit.");
    }

    @ParameterizedTest
    @CsvSource({
        "IrisClassifier, @ApplicationScoped",
        "DependentModel, @Dependent",
        "Renamed, @Dependent",
        "RequestScopedModel, @RequestScoped",
        "StatelessModel, @Stateless",
        "SingletonModel, @Singleton"
    })
    void takesAScopeThatACallHas(String type, String scope) throws ClassNotFoundException {
        assertThat(define(Class.forName(HERE + type)).scope()).isEqualTo(scope);
    }

    @Test
    void refusesAScopeThatACallDoesNotHave() {
        assertRefused(StatefulModel.class, "is @Stateful, but calls do not belong to a session; make it @Stateless.");
        assertRefused(
                InjectSingletonModel.class,
                "is a jakarta.inject.Singleton, which some servers do not discover;"
                        + " make it @ApplicationScoped or jakarta.ejb.Singleton.");
        assertRefused(
                SessionScopedModel.class,
                "has the scope @SessionScoped, which is not active during a call; make it @ApplicationScoped,"
                        + " @Dependent, @RequestScoped, @Stateless or jakarta.ejb.Singleton.");
    }

    @ParameterizedTest
    @ValueSource(classes = {LoadingStateless.class, LoadingRequestScoped.class})
    void refusesToLoadOneOfManyInstances(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> define(type))
                .withMessageContaining("and has many instances, but load() would run on only one;"
                        + " prepare each instance in a @PostConstruct method.");
    }

    @Test
    void loadsTheOnlyInstance() {
        assertThat(define(LoadingSingleton.class).overrides("load")).isTrue();
        assertThat(define(SingletonModel.class).overrides("load")).isFalse();
    }

    @Test
    void plansEveryRoleOfTheBean() {
        ComponentDefinition bandit = define(Bandit.class);

        assertThat(bandit.plans()).containsOnlyKeys(PREDICT, ROUTE);
        assertThat(bandit.plans().get(PREDICT))
                .returns("bandit.predict", Plan::where)
                .<Type>returns(Tensor.class, Plan::inputType)
                .<Type>returns(Tensor.class, Plan::outputType);
        assertThat(bandit.plans().get(ROUTE))
                .returns("bandit.route", Plan::where)
                .<Type>returns(double[].class, Plan::inputType)
                .<Type>returns(int.class, Plan::outputType);
    }

    @Test
    void refusesABeanWithoutARole() {
        assertRefused(
                RoleLess.class,
                "implements Component but no role;"
                        + " implement Model, Router, Combiner, Transformer, OutputTransformer or Recommender.");
    }

    @Test
    void refusesARoleWithoutTypeArguments() {
        assertRefused(
                RawModel.class,
                "implements Model without type arguments;"
                        + " declare its input and output types, as in Model<Tensor, Tensor>.");
    }

    @Test
    void refusesARoleThatTheContainerDoesNotSee() {
        assertRefused(
                Hidden.class,
                "implements Model with a wildcard or in another way that CDI does not see;"
                        + " name classes as its type arguments.");
    }

    @Test
    void namesComponentAndTypeThatCannotBeServed() {
        assertRefused(
                TakesObject.class,
                "cannot be served as Model: Object does not name a type; take Payload to accept any payload;"
                        + " use one of the types in docs/conversions.md.");
        assertRefused(
                AnswersWildcards.class,
                "cannot be served as Model: ? is a wildcard or type variable; name a class;"
                        + " use one of the types in docs/conversions.md.");
        assertRefused(
                OfVariable.class,
                "cannot be served as Model: T is a wildcard or type variable; name a class;"
                        + " use one of the types in docs/conversions.md.");
    }
}
