package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.UnitSettings;
import org.primeradiant.toyformat.ToyFormat;

/** Nodes of graphs whose models are in the repository, or are not. */
@ExtendWith(Quiet.class)
class NodeModelsTest {
    private static final UnitSettings UNIT =
            new UnitSettings("node", "", "", "", "", Map.of(), "", "metrics", false, true, true);

    private final ToyFormat others = new ToyFormat();

    @TempDir
    private Path folder;

    private Served served;
    private NodeModels models;

    @BeforeEach
    void serves() {
        served = new Served(folder)
                .toy("models/iris/1/model.toy", 1)
                .toy("aside/model.toy", 7)
                .below("models")
                .start();
        models = new NodeModels(
                new Formats(List.of(others)),
                folder.resolve("models").toString(),
                path -> served.repository().at(path));
    }

    private Microservice node(String uri, Map<String, Object> options) {
        return node("TOY_SERVER", uri, options);
    }

    private Microservice node(String server, String uri, Map<String, Object> options) {
        return models.node(new NodeModels.Wanted("node", server, uri, options), served.nodes(), UNIT);
    }

    private static double answer(Microservice node) {
        return ((Data) node.call(Operation.PREDICT, Served.ROW, Caller.NONE).payload())
                .tensor()
                .doubleAt(0);
    }

    @Test
    void shareTheRepositorysModel() {
        Microservice relative = node("iris", Map.of());
        Microservice absolute = node("file://" + folder.resolve("models/iris"), Map.of());

        served.toy("models/iris/2/model.toy", 2).look();

        assertThat(answer(relative)).isEqualTo(2);
        assertThat(answer(absolute)).isEqualTo(2);
        assertThat(others.open()).isZero();
    }

    @Test
    void loadModelsOfTheirOwnUntilTheGraphIsClosed() {
        Microservice aside = node(folder.resolve("aside").toString(), Map.of());
        Microservice shifted = node("iris", Map.of("offset", 10));

        assertThat(answer(aside)).isEqualTo(7);
        assertThat(answer(shifted)).isEqualTo(11);
        assertThat(others.open()).isEqualTo(2);
        models.close();
        assertThat(others.open()).isZero();
    }

    @Test
    void takeAnyFormatFromRadiantAsAServer() {
        assertThat(models.isServer("RADIANT_SERVER")).isTrue();
        assertThat(answer(node("RADIANT_SERVER", folder.resolve("aside").toString(), Map.of())))
                .isEqualTo(7);
    }

    @Test
    void stayBelowTheFolderWithRelativePaths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node("../aside", Map.of()))
                .withMessage("modelUri ../aside cannot be served: it leads out of the folder of models");
    }
}
