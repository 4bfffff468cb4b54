package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Text;
import org.primeradiant.components.Sample;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.Settings;

/** What a source can do beyond naming its components. */
class ComponentSourceTest {
    private record Said(String word) implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return word;
        }
    }

    private static ComponentDefinition said(String name, String word) {
        return ComponentDefinition.of(name, Said.class, () -> new Said(word), said -> {});
    }

    private static ComponentRegistry registry(Settings settings, ComponentSource... sources) {
        return ComponentRegistry.of(List.of(sources), settings, new Meters(Map.of()));
    }

    private static Settings settings() {
        return Units.settings("", Units.NONE, Map.of());
    }

    private static String answer(Microservice service) {
        SeldonMessage asked = SeldonMessage.of(Payload.text("?"));
        return ((Text) service.call(Operation.PREDICT, asked, Caller.NONE).payload()).value();
    }

    /** Loads another version than the one it announced, once it has one. */
    private static final class Choosy implements ComponentSource {
        private final AtomicReference<String> missing = new AtomicReference<>("");
        private int loaded;

        @Override
        public List<ComponentDefinition> components() {
            return List.of(said("chosen", "announced"));
        }

        @Override
        public void load(ComponentDefinition initial, ComponentRegistry registry) throws Exception {
            if (missing.get().isEmpty()) {
                registry.put(said(initial.name(), "chosen"));
            }
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.of(missing.get()).filter(text -> !text.isEmpty());
        }

        @Override
        public void loaded(ComponentRegistry registry) {
            loaded++;
        }
    }

    @Test
    void loadsItsComponentsInItsOwnWay() {
        ComponentRegistry registry = registry(settings(), new Choosy());

        registry.load();

        assertThat(answer(registry.root())).isEqualTo("chosen");
    }

    @Test
    void keepsTheApplicationUnreadyWhileThereIsAnObstacle() throws Exception {
        Choosy choosy = new Choosy();
        choosy.missing.set("chosen is missing");
        List<Boolean> observed = new ArrayList<>();
        ComponentRegistry registry = registry(settings(), choosy);
        registry.observe(observed::add);

        registry.load();
        registry.reconsider();

        assertThat(registry.isReady()).isFalse();
        assertThat(registry.failure()).isEmpty();
        assertThat(registry.readiness().text()).isEqualTo("chosen is missing");
        assertThat(choosy.loaded).isEqualTo(1);
        choosy.missing.set("");
        registry.put(said("chosen", "late"));
        registry.reconsider();
        assertThat(registry.isReady()).isTrue();
        assertThat(observed).containsExactly(false, true);
        assertThat(answer(registry.root())).isEqualTo("late");
    }

    @Test
    void hindersNothingOnceTheApplicationWasReady() {
        Choosy choosy = new Choosy();
        ComponentRegistry registry = registry(settings(), choosy);
        registry.load();

        choosy.missing.set("chosen is missing");
        registry.reconsider();

        assertThat(registry.isReady()).isTrue();
    }

    @Test
    void triesANewVersionBeforeItTakesOver() throws Exception {
        AtomicInteger released = new AtomicInteger();
        ComponentRegistry registry = registry(settings(), () -> List.of(said("a", "old")));
        registry.load();
        ComponentDefinition next =
                ComponentDefinition.of("a", Said.class, () -> new Said("new"), said -> released.incrementAndGet());

        assertThatIllegalStateException()
                .isThrownBy(() -> registry.put(next, service -> {
                    assertThat(answer(service)).isEqualTo("new");
                    assertThat(answer(registry.named("a"))).isEqualTo("old");
                    throw new IllegalStateException("not good enough");
                }))
                .withMessage("not good enough");

        assertThat(answer(registry.named("a"))).isEqualTo("old");
        assertThat(released).hasValue(1);
        registry.put(next, service -> {});
        assertThat(answer(registry.named("a"))).isEqualTo("new");
    }

    @Test
    void changesTheMetadataWheneverTheyAreAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        ComponentRegistry registry = registry(
                settings(),
                () -> List.of(said("a", "b")
                        .describedBy(own -> new ModelMetadata(
                                "iris",
                                List.of(),
                                "",
                                own.inputs(),
                                own.outputs(),
                                Map.of("asked", String.valueOf(asked.incrementAndGet()))))));
        registry.load();

        Microservice service = registry.named("a");
        assertThat(service.metadata().name()).isEqualTo("iris");
        String first = service.metadata().custom().get("asked");
        assertThat(service.metadata().custom().get("asked")).isNotEqualTo(first);
    }

    private record Shelf(List<Path> folders) implements Recommender {
        @Override
        public void load(Path folder) {
            folders.add(folder);
        }

        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of();
        }
    }

    @Test
    void keepsTheFolderOfAnotherRecommenderFromItsOwn() {
        List<Path> folders = new ArrayList<>();
        Settings settings = Units.settings("", Units.NONE, Map.of(Settings.RECOMMENDER, Path.of("folder")));
        ComponentRegistry registry = registry(
                settings,
                () -> List.of(ComponentDefinition.of("shelf", Shelf.class, () -> new Shelf(folders), each -> {})));

        registry.load();

        assertThat(registry.isReady()).isTrue();
        assertThat(folders).isEmpty();
    }

    @Sample(name = "example")
    private static final class Example implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    private static Settings withRepository(String component) {
        Settings plain = Units.settings(component, Units.NONE, Map.of());
        RepositorySettings none = RepositorySettings.NONE;
        return new Settings(
                plain.component(),
                plain.unit(),
                plain.strictJson(),
                plain.compressesAnswers(),
                plain.limits(),
                plain.stopTime(),
                plain.grpc(),
                plain.models(),
                plain.legacy(),
                plain.memcached(),
                plain.graph(),
                plain.inputs(),
                new RepositorySettings("folder", "", none.control(), none.poll(), true),
                plain.identity(),
                plain.nodeTls(),
                plain.state(),
                plain.console(),
                plain.logger());
    }

    @Test
    void leavesNoRoomForTheSampleWhereModelsMayBeAdded() {
        ComponentDefinition sample = Microservices.definition(new Example(), new FakeContainer().beans());

        assertThat(registry(settings(), () -> List.of(sample)).all()).hasSize(1);
        assertThat(registry(withRepository(""), () -> List.of(sample)).all()).isEmpty();
    }

    @Test
    void takesANameAtTheRootThatMayBeAdded() throws Exception {
        ComponentRegistry registry = registry(withRepository("iris"), List::of);
        registry.load();

        registry.put(said("wine", "red"));
        registry.put(said("iris", "blue"));

        assertThat(answer(registry.root())).isEqualTo("blue");
    }
}
