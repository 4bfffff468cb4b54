package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Component;
import org.primeradiant.api.Model;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonException;
import org.primeradiant.components.BuiltIn;
import org.primeradiant.components.Sample;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;

class ComponentRegistryTest {
    static class Alpha implements Model<String, String> {
        @Override
        public String predict(String input, Call call) {
            return input;
        }
    }

    static class Beta extends Alpha implements Model<String, String> {}

    static class Broken extends Alpha implements Model<String, String> {
        @Override
        public void load() throws Exception {
            throw new Exception("no model here");
        }
    }

    private static final Path FOLDER = Path.of("folder");

    private final FakeContainer container = new FakeContainer();
    // A strong reference: the level would be lost if the logger were garbage-collected.
    private final Logger logger = Logger.getLogger("org.primeradiant.microservice");

    @BeforeEach
    void silenceTheLog() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void restoreTheLog() {
        logger.setLevel(null);
    }

    private static Settings settings(String component, String unitId) {
        return Units.settings(component, Units.of(unitId, ""), Map.of());
    }

    private ComponentRegistry registry(Settings settings, Component... components) {
        List<ComponentDefinition> definitions = new ArrayList<>();
        for (Component component : components) {
            definitions.add(Microservices.definition(component, container.beans()));
        }
        return ComponentRegistry.of(List.of(() -> definitions), settings, new Meters(Map.of()));
    }

    @Test
    void putsTheOnlyComponentAtTheRoot() {
        ComponentRegistry registry = registry(settings("", "classifier"), new Alpha());

        assertThat(registry.root().name()).isEqualTo("alpha");
        assertThat(registry.isRoot(registry.named("alpha"))).isTrue();
    }

    @Test
    void putsTheChosenComponentAtTheRoot() {
        ComponentRegistry registry = registry(settings("beta", "alpha"), new Alpha(), new Beta());

        assertThat(registry.root().name()).isEqualTo("beta");
        assertThat(registry.isRoot(registry.named("alpha"))).isFalse();
    }

    @Test
    void putsTheComponentThatIsNamedLikeTheNodeAtTheRoot() {
        assertThat(registry(settings("", "beta"), new Alpha(), new Beta())
                        .root()
                        .name())
                .isEqualTo("beta");
    }

    /** Recommends nothing; records the folders it was loaded from. */
    static class Shelf implements Recommender {
        final List<Path> loaded = new ArrayList<>();

        @Override
        public void load(Path folder) {
            loaded.add(folder);
        }

        @Override
        public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
            return List.of();
        }
    }

    @BuiltIn(setting = "RADIANT_RECOMMENDER", name = "recommender")
    static class StoredShelf extends Shelf implements Recommender {}

    @BuiltIn(setting = "RADIANT_PIPELINE", name = "alpha")
    static class Stored extends Alpha implements Model<String, String> {}

    @Sample(name = "shown")
    static class Shown extends Alpha implements Model<String, String> {}

    @Test
    void servesTheSampleWhileThereIsNothingElse() {
        assertThat(names(registry(settings("", ""), new Shown(), new Stored(), new StoredShelf())))
                .containsExactly("shown");
        assertThat(names(registry(settings("", ""), new Shown(), new Alpha(), new Stored())))
                .containsExactly("alpha");
    }

    @Test
    void servesWhatASettingAsksFor() {
        Settings settings = Units.settings("", Units.NONE, Map.of("RADIANT_PIPELINE", FOLDER));

        assertThat(names(registry(settings, new Shown(), new Stored(), new StoredShelf())))
                .containsExactly("alpha");
    }

    @Test
    void refusesAComponentWithTheNameOfOneThatASettingAsksFor() {
        Settings settings = Units.settings("", Units.NONE, Map.of("RADIANT_PIPELINE", FOLDER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry(settings, new Alpha(), new Stored()))
                .withMessage("Radiant: the name 'alpha' belongs to a component that a setting enables; rename your own"
                        + " with @Named.");
    }

    @Test
    void givesTheStoredModelToTheRecommender() {
        Settings settings = Units.settings("", Units.NONE, Map.of("RADIANT_RECOMMENDER", FOLDER));
        StoredShelf builtIn = new StoredShelf();
        Shelf own = new Shelf();

        registry(settings, builtIn).load();
        assertThat(builtIn.loaded).containsExactly(FOLDER);

        ComponentRegistry registry = registry(settings, new StoredShelf(), own);
        registry.load();
        assertThat(names(registry)).containsExactly("shelf");
        assertThat(own.loaded).containsExactly(FOLDER);
    }

    @Test
    void leavesARecommenderWithoutAStoredModelAlone() {
        Shelf shelf = new Shelf();

        registry(settings("", ""), shelf).load();

        assertThat(shelf.loaded).isEmpty();
    }

    @Test
    void hasARecommenderBesideTheComponentAtTheRoot() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha(), new Shelf());

        assertThat(registry.root().name()).isEqualTo("alpha");
        assertThat(registry.recommender().name()).isEqualTo("shelf");
    }

    @Test
    void prefersTheRecommenderAtTheRoot() {
        ComponentRegistry registry = registry(settings("other", ""), new Shelf(), new Other());

        assertThat(registry.recommender().name()).isEqualTo("other");
    }

    static class Other extends Shelf implements Recommender {}

    private static List<String> names(ComponentRegistry registry) {
        return registry.all().stream().map(Microservice::name).toList();
    }

    @Test
    void listsTheComponentsWhenNothingChoosesOneForTheRoot() {
        ComponentRegistry registry = registry(settings("", "classifier"), new Alpha(), new Beta());

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(registry::root)
                .withMessage("no component answers at the root; call one of [alpha, beta] under /components/{name},"
                        + " or choose one with RADIANT_COMPONENT")
                .returns(Reason.NOT_FOUND, SeldonException::reason);
    }

    @Test
    void refusesToPutAnUnknownComponentAtTheRoot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry(settings("gamma", ""), new Alpha(), new Beta()))
                .withMessage("Radiant: RADIANT_COMPONENT names 'gamma', but the components are [alpha, beta]");
    }

    @Test
    void knowsNoComponentOfAnotherName() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() ->
                        registry(settings("", ""), new Beta(), new Alpha()).named("gamma"))
                .withMessage("no component has that name; the components are [alpha, beta]")
                .returns(Reason.NOT_FOUND, SeldonException::reason);
    }

    @Test
    void listsComponentsByName() {
        assertThat(registry(settings("", ""), new Beta(), new Alpha()).all())
                .extracting(Microservice::name)
                .containsExactly("alpha", "beta");
    }

    @Test
    void isReadyOnceEveryComponentHasLoaded() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha(), new Beta());
        List<Boolean> seen = new ArrayList<>();
        registry.observe(seen::add);

        registry.load();

        assertThat(seen).containsExactly(false, true);
        assertThat(registry.isReady()).isTrue();
        assertThatCode(() -> registry.readiness().require()).doesNotThrowAnyException();
    }

    @Test
    void staysUnreadyWhenAComponentFailsToLoad() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha(), new Broken());

        registry.load();

        assertThat(registry.isReady()).isFalse();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> registry.readiness().require())
                .withMessage("broken failed to load; the server's log has the cause")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @Test
    void isUnreadyButStillAnswersWhileItDrains() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha());
        registry.load();
        List<Boolean> seen = new ArrayList<>();
        registry.observe(seen::add);

        registry.drain();

        assertThat(seen).containsExactly(true, false);
        assertThat(registry.isReady()).isFalse();
        assertThat(registry.isStopping()).isTrue();
        assertThatCode(() -> registry.readiness().require()).doesNotThrowAnyException();
    }

    @Test
    void neverBecomesReadyIfItDrainsWhileItLoads() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha());
        List<Boolean> seen = new ArrayList<>();
        registry.observe(seen::add);
        registry.drain();

        registry.load();

        assertThat(seen).containsOnly(false);
        assertThat(registry.isReady()).isFalse();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> registry.readiness().require())
                .withMessage("the application is stopping")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @Test
    void saysThatItIsNotWellWhileItDrains() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha());
        registry.load();
        Microservice alpha = registry.named("alpha");
        assertThatCode(() -> alpha.health(Caller.NONE)).doesNotThrowAnyException();

        registry.drain();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> alpha.health(Caller.NONE))
                .withMessage("the application is stopping")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @Test
    void releasesEveryInstanceWhenItStops() {
        ComponentRegistry registry = registry(settings("", ""), new Alpha(), new Beta());
        registry.load();

        registry.stop();

        assertThat(container.notes).containsExactly("make", "make", "release", "release");
    }
}
