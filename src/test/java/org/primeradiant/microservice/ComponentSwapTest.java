package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.metrics.Meters;

/** Replaces components while they are being called. */
class ComponentSwapTest {
    private static final int SWAPS = 200;
    private static final int CALLERS = 4;
    private static final SeldonMessage ROW = SeldonMessage.of(Payload.data(Tensor.of(new double[][] {{1}})));

    private final AtomicInteger open = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final ComponentRegistry registry = ComponentRegistry.of(
            List.of(() -> List.of(definition(0))), Units.settings("", Units.NONE, Map.of()), new Meters(Map.of()));

    @AfterEach
    void ends() {
        callers.shutdownNow();
    }

    /** Answers its number and repeats it in the tag {@code number}; records a fault if called after its release. */
    private final class Numbered implements Model<Tensor, double[]> {
        private final int number;
        private final AtomicBoolean released = new AtomicBoolean();

        Numbered(int number) {
            this.number = number;
            open.incrementAndGet();
        }

        @Override
        public double[] predict(Tensor input, Call call) {
            check();
            Thread.yield();
            check();
            return new double[] {number};
        }

        @Override
        public void annotate(Call call) {
            check();
            call.tag("number", number);
        }

        private void check() {
            if (released.get()) {
                faults.add("version " + number + " was called after its release");
            }
        }

        void release() {
            if (!released.compareAndSet(false, true)) {
                faults.add("version " + number + " was released twice");
            }
            open.decrementAndGet();
        }
    }

    private ComponentDefinition definition(int number) {
        return ComponentDefinition.of("numbered", Numbered.class, () -> new Numbered(number), Numbered::release);
    }

    private static int number(SeldonMessage answer) {
        int value = (int) ((Data) answer.payload()).tensor().doubleAt(0);
        assertThat(answer.meta().tags().get("number")).hasToString(String.valueOf(value));
        return value;
    }

    @Test
    void losesNoCallWhileVersionsAreSwapped() throws Exception {
        registry.load();
        AtomicBoolean done = new AtomicBoolean();
        LongAdder calls = new LongAdder();
        CountDownLatch called = new CountDownLatch(CALLERS);
        List<Future<?>> loads = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            loads.add(callers.submit(() -> {
                int last = 0;
                while (!done.get()) {
                    int number = number(registry.root().call(Operation.PREDICT, ROW, Caller.NONE));
                    assertThat(number).isGreaterThanOrEqualTo(last);
                    last = number;
                    calls.increment();
                    called.countDown();
                }
                return last;
            }));
        }
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

        for (int number = 1; number <= SWAPS; number++) {
            registry.put(definition(number));
            assertThat(number(registry.root().call(Operation.PREDICT, ROW, Caller.NONE)))
                    .isEqualTo(number);
        }
        done.set(true);

        for (Future<?> load : loads) {
            load.get(10, TimeUnit.SECONDS); // rethrows the exception of a failed call
        }
        assertThat(faults).isEmpty();
        assertThat(calls.sum()).isGreaterThan(SWAPS);
        assertThat(open).hasValue(1);
        registry.stop();
        assertThat(open).hasValue(0);
    }

    @Test
    void keepsAVersionUntilItsLastCallHasEnded() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicBoolean released = new AtomicBoolean();
        Model<Tensor, double[]> slow = new Slow(entered, leave);
        registry.load();
        registry.put(ComponentDefinition.of("numbered", Slow.class, () -> (Slow) slow, one -> released.set(true)));
        Future<SeldonMessage> call = callers.submit(() -> registry.root().call(Operation.PREDICT, ROW, Caller.NONE));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        registry.put(definition(1));

        assertThat(released).isFalse();
        assertThat(number(registry.root().call(Operation.PREDICT, ROW, Caller.NONE)))
                .isEqualTo(1);
        leave.countDown();
        assertThat(((Data) call.get(10, TimeUnit.SECONDS).payload()).tensor().doubleAt(0))
                .isEqualTo(-1);
        assertThat(released).isTrue();
    }

    private record Slow(CountDownLatch entered, CountDownLatch leave) implements Model<Tensor, double[]> {
        @Override
        public double[] predict(Tensor input, Call call) throws InterruptedException {
            entered.countDown();
            leave.await();
            return new double[] {-1};
        }
    }

    @Test
    void servesOnWithTheOldVersionIfTheNewOneDoesNotLoad() throws Exception {
        registry.load();
        AtomicInteger released = new AtomicInteger();

        assertThatThrownBy(() -> registry.put(ComponentDefinition.of(
                        "numbered", Broken.class, Broken::new, broken -> released.incrementAndGet())))
                .isInstanceOf(IOException.class)
                .hasMessage("the file is cut off");

        assertThat(released).hasValue(1);
        assertThat(number(registry.root().call(Operation.PREDICT, ROW, Caller.NONE)))
                .isZero();
    }

    private static final class Broken implements Model<Tensor, double[]> {
        @Override
        public void load() throws IOException {
            throw new IOException("the file is cut off");
        }

        @Override
        public double[] predict(Tensor input, Call call) {
            return new double[0];
        }
    }

    @Test
    void addsAndRemovesComponents() throws Exception {
        registry.load();
        registry.put(ComponentDefinition.of("other", Other.class, Other::new, other -> {}));
        Microservice other = registry.named("other");
        assertThat(registry.all()).extracting(Microservice::name).containsExactly("numbered", "other");
        assertThatThrownBy(registry::root).hasMessageContaining("no component answers at the root");

        registry.remove("other");

        assertThat(registry.root().name()).isEqualTo("numbered");
        assertThatThrownBy(() -> other.call(Operation.PREDICT, ROW, Caller.NONE))
                .isInstanceOf(SeldonException.class)
                .matches(e -> ((SeldonException) e).reason() == Reason.NOT_FOUND);
        registry.remove("other"); // removing it again has no effect
    }

    @ApplicationScoped
    private static final class Other implements Model<Tensor, double[]> {
        @Override
        public double[] predict(Tensor input, Call call) {
            return new double[] {2};
        }

        @Override
        public ModelMetadata metadata() {
            return ModelMetadata.EMPTY;
        }
    }

    @Test
    void keepsAReplacedBeanUntilTheApplicationStops() throws Exception {
        FakeContainer container = new FakeContainer();
        ComponentDefinition bean = Microservices.definition(new Other(), container.beans());
        ComponentRegistry mixed = ComponentRegistry.of(
                List.of(() -> List.of(bean)), Units.settings("", Units.NONE, Map.of()), new Meters(Map.of()));
        mixed.load();
        mixed.put(ComponentDefinition.of(bean.name(), Numbered.class, () -> new Numbered(1), Numbered::release));

        assertThat(number(mixed.root().call(Operation.PREDICT, ROW, Caller.NONE)))
                .isEqualTo(1);
        assertThat(container.notes).containsExactly("make");
        mixed.stop();
        assertThat(container.notes).containsExactly("make", "release");
        assertThat(open).hasValue(0);
    }

    @Test
    void asksOneVersionSeveralThingsWhileItIsPinned() throws Exception {
        registry.load();

        int number = registry.root().pinned(version -> {
            try {
                registry.put(definition(1));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            assertThat(open).hasValue(2);
            return number(version.call(Operation.PREDICT, ROW, Caller.NONE));
        });

        assertThat(number).isZero();
        assertThat(open).hasValue(1);
        assertThat(faults).isEmpty();
    }
}
