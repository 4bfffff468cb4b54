package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Call;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.graph.Deployed;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.Graphs;
import org.primeradiant.http.HttpCaller;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Identity;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.oip.Datatype;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.NamedTensor;
import org.primeradiant.repository.IndexEntry;
import org.primeradiant.repository.ModelControl;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.settings.RepositorySettings.Control;

/** Finds the models of a deployment of a bean {@code toy} and a graph {@code main}, and loads and unloads the bean. */
class ServedModelsTest {
    private static final HttpCaller CALLER = new HttpCaller(Map.of(), Budget.UNLIMITED, "v2");
    private static final RepositoryCaller ANYBODY = new RepositoryCaller(Identity.NOBODY, "10.0.0.7", header -> false);

    private final ComponentRegistry registry =
            Microservices.deployment(Map.of("toy", new Toy("x", "1"))).registry();
    private final ModelRepository repository = new BrokenModel();
    private final ServedModels models = models("node");
    private final RepositoryCalls calls =
            new RepositoryCalls(new ModelControl(registry, repository), new RepositoryAccess(Control.ON, Access.OPEN));

    /** Declares its input. */
    private record Toy(String input, String version) implements Model<Tensor, Tensor> {
        @Override
        public Tensor predict(Tensor row, Call call) {
            return row;
        }

        @Override
        public ModelMetadata metadata() {
            return new ModelMetadata(
                    "",
                    List.of(version),
                    "",
                    List.of(MessageMetadata.of(input, "FP64", List.of(-1L))),
                    List.of(),
                    Map.of());
        }
    }

    private static final class BrokenModel extends ModelRepository {
        @Override
        public List<IndexEntry> index() {
            return List.of(new IndexEntry("broken", "", IndexEntry.State.UNAVAILABLE, "secret.file is damaged"));
        }
    }

    private static final class MainGraph extends Graphs {
        private final Graph graph =
                new Deployed().with("m1", new Toy("x", "1")).graph("{name: main, graph: {name: m1, type: MODEL}}");

        @Override
        public Optional<Graph> graph() {
            return Optional.of(graph);
        }
    }

    private ServedModels models(String node) {
        return new ServedModels(registry, repository, new MainGraph(), new Checks(Thread::new), node);
    }

    private static void assertFails(ThrowingCallable call, Reason reason, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(call)
                .withMessageContaining(text)
                .returns(reason, SeldonException::reason);
    }

    private static InferRequest row(String name) {
        NamedTensor row = new NamedTensor(name, Datatype.FP64, new int[] {2}, new double[] {1, 2}, Map.of());
        return new InferRequest("7", Map.of(), List.of(row), List.of());
    }

    private double[] answer(String model, String input) {
        return (double[]) models.find(model, "")
                .infer(row(input), CALLER)
                .outputs()
                .get(0)
                .array();
    }

    @Test
    void findsComponentsAndTheGraphByName() {
        assertThat(answer("toy", "x")).containsExactly(1, 2);
        assertThat(answer("main", "any")).containsExactly(1, 2);
        assertThat(models.all()).extracting(ServedModel::name).containsExactly("main", "toy");
        assertThat(models.isReady()).isTrue();
    }

    @Test
    void findsTheComponentAtTheRootByTheNameOfItsNode() {
        assertThat(models.find("node", "").name()).isEqualTo("toy");
        assertFails(() -> models("").find("", ""), Reason.NOT_FOUND, "there is no model ");
    }

    @Test
    void describesTheGraph() {
        ServedModel.Metadata metadata = models.find("main", "").metadata();

        assertThat(metadata.name()).isEqualTo("main");
        assertThat(metadata.versions()).isEmpty();
        assertThat(metadata.platform()).isEqualTo("seldon_graph");
        assertThat(metadata.inputs()).containsExactly(new ServedModel.TensorMetadata("x", "FP64", List.of(-1L)));
    }

    @Test
    void countsTheCallsOfTheGraph() {
        answer("main", "any");

        assertThat(models.find("main", "").statistics().succeeded()).isEqualTo(1);
        assertThat(models.find("main", "").statistics().rows()).isEqualTo(2);
        assertThat(models.find("toy", "").statistics().succeeded()).isZero();
    }

    @Test
    void findsVersionsThatThereAre() {
        assertThat(models.find("toy", "1").version()).isEqualTo("1");
        assertThat(models.isReady("toy", "1")).isTrue();
        assertFails(() -> models.find("toy", "2"), Reason.NOT_FOUND, "the model toy has no version 2");
        assertFails(() -> models.isReady("toy", "2"), Reason.NOT_FOUND, "no version 2");
        assertFails(() -> models.find("main", "1"), Reason.NOT_FOUND, "the model main has no version 1");
    }

    @Test
    void tellsUnknownModelsFromThoseThatAreNotLoaded() {
        assertFails(() -> models.find("nobody", ""), Reason.NOT_FOUND, "there is no model nobody");
        assertFails(() -> models.isReady("nobody", ""), Reason.NOT_FOUND, "there is no model nobody");
        assertFails(() -> models.find("broken", ""), Reason.UNAVAILABLE, "the model broken is not loaded");
        assertThat(models.isReady("broken", "")).isFalse();
    }

    @Test
    void followsTheComponentToItsNewVersion() throws Exception {
        assertThat(answer("toy", "x")).containsExactly(1, 2);

        registry.put(ComponentDefinition.of("toy", Toy.class, () -> new Toy("y", "2"), toy -> {}));

        assertThat(answer("toy", "y")).containsExactly(1, 2);
        assertFails(() -> answer("toy", "x"), Reason.BAD_DATA, "the model has no input x; its inputs are [y]");
        assertThat(models.find("toy", "2").version()).isEqualTo("2");
        assertThat(models.find("toy", "").statistics().succeeded()).isEqualTo(2);
    }

    /** As between the change of the registry's components and that of a component's handle. */
    @Test
    void declaresWhatTheCurrentVersionDoes() throws Exception {
        ServedModel before = models.find("toy", "");
        assertThat(before.version()).isEqualTo("1");

        registry.put(ComponentDefinition.of("toy", Toy.class, () -> new Toy("y", "2"), toy -> {}));

        assertThat(before.version()).isEqualTo("2");
    }

    @Test
    void servesComponentsThatAreAddedAndForgetsThoseThatAreRemoved() throws Exception {
        registry.put(ComponentDefinition.of("more", Toy.class, () -> new Toy("x", "1"), toy -> {}));
        assertThat(models.all()).extracting(ServedModel::name).containsExactly("main", "more", "toy");
        assertThat(answer("more", "x")).containsExactly(1, 2);

        registry.remove("more");

        assertFails(() -> models.find("more", ""), Reason.NOT_FOUND, "there is no model more");
    }

    @Test
    void answersThatABeanIsUnavailableUntilItIsLoadedAgain() {
        calls.unload("toy", ANYBODY, () -> Set.of("unload_dependents"));

        assertThat(models.isReady("toy", "")).isFalse();
        assertThat(models.find("toy", "").isReady()).isFalse();
        assertFails(() -> answer("toy", "x"), Reason.UNAVAILABLE, "toy is unloaded");
        assertThat(calls.index(true, ANYBODY)).isEmpty();
        assertThat(models.isReady()).isTrue();

        calls.load("toy", ANYBODY, Set::of);

        assertThat(models.isReady("toy", "")).isTrue();
        assertThat(answer("toy", "x")).containsExactly(1, 2);
        assertThat(calls.index(true, ANYBODY)).extracting(IndexEntry::name).containsExactly("toy");
    }

    @Test
    void listsModelsWithTheirReasonsAndBeans() {
        assertThat(calls.index(false, ANYBODY))
                .containsExactly(
                        new IndexEntry("broken", "", IndexEntry.State.UNAVAILABLE, "secret.file is damaged"),
                        new IndexEntry("toy", "", IndexEntry.State.READY, ""));
    }

    @Test
    void keepsReasonsFromThoseWhoMayNotLoadModels() {
        RepositoryCalls closed = new RepositoryCalls(
                new ModelControl(registry, repository), new RepositoryAccess(Control.OFF, Access.OPEN));

        assertThat(closed.index(false, ANYBODY)).extracting(IndexEntry::reason).containsOnly("");
        assertFails(() -> closed.unload("toy", ANYBODY, Set::of), Reason.FORBIDDEN, "RADIANT_REPOSITORY_CONTROL");
        assertThat(models.isReady("toy", "")).isTrue();
    }

    @Test
    void refusesParametersThatWouldBringAModelAlong() {
        assertFails(() -> calls.load("toy", ANYBODY, () -> Set.of("config")), Reason.BAD_DATA, "from the folder alone");
        assertFails(
                () -> calls.unload("toy", ANYBODY, () -> Set.of("config")),
                Reason.BAD_DATA,
                "other than [unload_dependents]");
    }

    @Test
    void doesNotKnowOthers() {
        assertFails(() -> calls.load("nobody", ANYBODY, Set::of), Reason.NOT_FOUND, "");
        assertFails(() -> calls.unload("main", ANYBODY, Set::of), Reason.NOT_FOUND, "");
    }
}
