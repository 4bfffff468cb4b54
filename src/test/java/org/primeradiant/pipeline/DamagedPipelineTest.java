package org.primeradiant.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Call;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.trees.ModelDamage;

/** Damaged files are refused, or give a pipeline that can be used. */
class DamagedPipelineTest {
    private static final int FILES = 5_000;

    private static final byte[] WHOLE = """
            {"version": 1,
             "features": [{"name": "area", "type": "number"}, {"name": "street", "type": "category"}],
             "steps": [
               {"type": "missing", "columns": [{"name": "area", "strategy": "mean", "value": 50}]},
               {"type": "min-max", "columns": [{"name": "area", "minimum": 10, "maximum": 1000}]},
               {"type": "one-hot", "columns": [
                 {"name": "street", "categories": ["Park Lane", "Elm Street", "3"], "unknown": "zeros"}]}],
             "model": {"type": "logistic", "columns": ["area", "street=Park Lane", "street=Elm Street", "street=3"],
                       "classes": ["no", "yes"], "intercepts": [0.5], "coefficients": [[1, 2, 0, 7]]},
             "custom": {"author": "me"}}
            """.getBytes(UTF_8);

    private static final Payload ROW = Payload.json(Json.createObjectBuilder()
            .add("area", 70)
            .add("street", "Elm Street")
            .build());

    @TempDir
    private Path folder;

    @Test
    void readsOrRefusesDamagedFiles() throws IOException {
        Path file = Files.write(folder.resolve("pipeline.json"), WHOLE);
        new PipelineModel(folder, "whole").load();
        Random random = new Random(20261129);
        int used = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = random.nextInt(3) > 0 ? ModelDamage.json(WHOLE, random) : ModelDamage.bytes(WHOLE, random);
            Files.write(file, damaged);
            used += isUsed() ? 1 : 0;
        }

        assertThat(used).isBetween(100, FILES - 100); // both kinds occur
    }

    private boolean isUsed() {
        PipelineModel model = new PipelineModel(folder, "damaged");
        try {
            model.load();
        } catch (BadFileException e) {
            assertThat(e).hasMessageStartingWith(folder.toString());
            return false;
        }
        try {
            assertThat(model.predict(ROW, Call.none()).dimension(0)).isEqualTo(1);
        } catch (SeldonException e) {
            assertThat(e.reason()).isEqualTo(Reason.BAD_DATA); // the row has no longer the features' types
        }
        return true;
    }
}
