package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.primeradiant.api.Form.NDARRAY;
import static org.primeradiant.microservice.Operation.PREDICT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.webbeans.exception.WebBeansConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Model;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.beans.Refused;
import org.primeradiant.beans.Scopes;
import org.primeradiant.components.IrisClassifier;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;

/**
 * Tests the extension and the registry on OpenWebBeans, the CDI implementation of TomEE; the servers under test use
 * Weld. No server and none of its threads are involved: this test assembles the registry as {@link Deployment} does.
 */
class OpenWebBeansTest {
    private static final SeldonMessage ROWS =
            SeldonMessage.of(new Data(Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0), List.of(), NDARRAY));

    private final Workers workers = new Workers(1, Thread::new);

    // A strong reference: the handler would be lost if the logger were garbage-collected.
    private final Logger logger = Logger.getLogger("org.apache.webbeans");
    private final List<Throwable> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Optional.ofNullable(line.getThrown()).ifPresent(logged::add);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void takeTheLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        workers.stop(Duration.ofSeconds(1));
    }

    @AfterEach
    void giveTheLogBack() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void findsAndCallsComponentsOfEachScope() throws Exception {
        try (SeContainer container = container(
                Scopes.Instances.class,
                Scopes.ApplicationScopedModel.class,
                Scopes.DependentModel.class,
                Scopes.RequestScopedModel.class,
                IrisClassifier.class)) {
            ComponentRegistry registry = registry(container);
            registry.load();

            assertThat(registry.all())
                    .extracting(Microservice::name)
                    .containsExactly("application-scoped", "dependent", "request-scoped");
            assertThat(predict(registry, "application-scoped")).containsExactly(3, 1, 7, 1);
            assertThat(predict(registry, "dependent")).containsExactly(3, 1, 7, 1);
            double first = predict(registry, "request-scoped")[1];
            assertThat(predict(registry, "request-scoped")[1])
                    .as("instance number")
                    .isGreaterThan(first);
        }
    }

    /** Has the name of the sample. */
    @Named("iris")
    @ApplicationScoped
    public static class OwnIris implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor input, Call call) {
            return input;
        }
    }

    @Test
    void letsAComponentHaveTheNameOfTheSample() throws Exception {
        try (SeContainer container = container(OwnIris.class, IrisClassifier.class)) {
            ComponentRegistry registry = registry(container);
            registry.load();

            assertThat(registry.all()).extracting(Microservice::name).containsExactly("iris");
            assertThat(registry.root().isSample()).isFalse();
            assertThat(container.select(Object.class, NamedLiteral.of("iris")).isAmbiguous())
                    .isFalse();
        }
    }

    /** The exception of OpenWebBeans only refers to its log, which has the reasons. */
    @Test
    void refusesAComponentWithItsReason() {
        assertThatExceptionOfType(WebBeansConfigurationException.class)
                .isThrownBy(() -> container(Refused.RawModel.class).close());

        assertThat(logged)
                .anySatisfy(reason -> assertThat(reason)
                        .hasMessageContaining("Refused$RawModel implements Model without type arguments"));
    }

    /** Finds the extension as a server does, by its entry in META-INF/services. */
    private static SeContainer container(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(beans)
                .initialize();
    }

    private static ComponentRegistry registry(SeContainer container) {
        ComponentExtension extension = container.getBeanManager().getExtension(ComponentExtension.class);
        return ComponentRegistry.of(List.of(extension::definitions), Settings.read(name -> null), new Meters(Map.of()));
    }

    /** Predicts on our own thread: the thread that started the container has an active request scope all the time. */
    private double[] predict(ComponentRegistry registry, String name) throws Exception {
        FutureTask<SeldonMessage> call =
                new FutureTask<>(() -> registry.named(name).call(PREDICT, ROWS, Caller.NONE));
        workers.execute(call);
        return ((Data) call.get().payload()).tensor().doubles();
    }
}
