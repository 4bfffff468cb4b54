package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

class TreeFileFormatTest {
    @TempDir
    private Path folder;

    private void put(String resource, String file) throws IOException {
        Files.write(folder.resolve(file), Golden.resource(resource));
    }

    private static ModelFormat format(String name) {
        return ServiceLoader.load(ModelFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "xgb-reg.json, model.json, xgboost, lightgbm",
        "xgb-reg.ubj, model.ubj, xgboost, lightgbm",
        "xgb-reg.ubj, trees.bst, xgboost, lightgbm",
        "lgb-reg.txt, model.txt, lightgbm, xgboost",
        "lgb-reg.txt, model.bst, lightgbm, xgboost"
    })
    void findsAFileByItsContent(String resource, String file, String format, String other) throws IOException {
        put(resource, file);
        Files.writeString(folder.resolve("notes.txt"), "tree");
        Files.writeString(folder.resolve("warmup.json"), "{}");

        assertThat(format(format).find(ModelFolder.of(folder)))
                .contains(folder.toRealPath().resolve(file));
        assertThat(format(other).find(ModelFolder.of(folder))).isEmpty();
    }

    @Test
    void prefersTheFileCalledModel() throws IOException {
        put("xgb-reg.json", "a.json");
        put("xgb-reg.json", "model.json");

        assertThat(format("xgboost").find(ModelFolder.of(folder)))
                .contains(folder.toRealPath().resolve("model.json"));
    }

    @Test
    void refusesToChooseBetweenFiles() throws IOException {
        put("xgb-reg.json", "a.json");
        put("xgb-reg.ubj", "b.ubj");

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> format("xgboost").find(ModelFolder.of(folder)))
                .withMessage("the folder has several models: [a.json, b.ubj]; name one in model-settings.json, as"
                        + " parameters.uri");
    }

    private TreeComponent load(Map<String, Object> options) throws IOException {
        put("xgb-earlystop.json", "model.json");
        ModelFolder models = ModelFolder.of(folder);
        return (TreeComponent) format("xgboost")
                .load(new ModelSource("early", models, models.root().resolve("model.json"), options));
    }

    @Test
    void stopsAtTheBestIterationIfAsked() throws IOException {
        Golden golden = Golden.of("xgb-earlystop");
        int columns = golden.rows().length / golden.count();
        Payload rows = Payload.data(Tensor.wrap(new int[] {golden.count(), columns}, golden.rows()));

        assertThat(load(Map.of()).predict(rows, Call.none()).doubles())
                .isNotEqualTo(load(Map.of("best_iteration", true))
                        .predict(rows, Call.none())
                        .doubles());
    }

    @Test
    void refusesUnknownOptions() {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> load(Map.of("threads", 3)))
                .withMessage("unknown option 'threads'; models of trees have only best_iteration");
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> load(Map.of("best_iteration", "yes")))
                .withMessage("the option best_iteration must be true or false, got yes");
    }
}
