package org.primeradiant.deploying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DatabindException;

class ManifestsTest {
    static List<Path> files() {
        return Manifests.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void areWhatKubernetesTakes(Path file) {
        assertThat(Manifests.parse(Manifests.read(file))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "radiant.yaml, maxSurge:, maxsurge:",
        "radiant.yaml, enableServiceLinks:, enableServiceLink:",
        "radiant.yaml, containerPort:, port:",
        "radiant.yaml, readinessProbe:, readynessProbe:",
        "radiant.yaml, capabilities:, capability:",
        "radiant.yaml, emptyDir:, emptyDirectory:",
        "radiant.yaml, targetPort:, targetport:",
        "radiant.yaml, averageUtilization:, averageUtilisation:",
        "seldon.yaml, predictors:, predictor:",
        "seldon.yaml, componentSpecs:, componentSpec:",
        "seldon.yaml, children:, childs:",
        "seldon.yaml, type:, kind:",
        "seldon.yaml, startupProbe:, startProbe:",
        "seldon.yaml, subPath:, subpath:",
        "seldon-model.yaml, modelUri:, modelURI:",
        "seldon-values.yaml, protocols:, protocol:",
        "seldon-values.yaml, defaultImageVersion:, imageVersion:",
        "kserve.yaml, supportedModelFormats:, supportedFormats:",
        "kserve.yaml, autoSelect:, autoselect:",
        "kserve.yaml, modelFormat:, format:",
        "kserve.yaml, storageUri:, storageURI:"
    })
    void refusesAMisspeltField(String file, String right, String wrong) {
        String yaml = Manifests.read(Manifests.FOLDER.resolve(file)).replaceFirst(right, wrong);

        assertThatExceptionOfType(DatabindException.class)
                .isThrownBy(() -> Manifests.parse(yaml))
                .withMessageContaining("Unrecognized property \"" + wrong.replace(":", "") + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "radiant.yaml, value: \"9000\", value: 9000",
        "radiant.yaml, scrape: \"true\", scrape: true",
        "radiant.yaml, containerPort: 9000, containerPort: \"9000\"",
        "radiant.yaml, runAsNonRoot: true, runAsNonRoot: \"true\"",
        "seldon.yaml, value: \"0.00\", value: 0.00",
        "seldon.yaml, type: ROUTER, type: ROUTE",
        "seldon.yaml, type: STRING, type: TEXT",
        "seldon-values.yaml, \"0.1.0\", 0.1",
        "seldon-values.yaml, seldon:, seldom:",
        "kserve.yaml, autoSelect: true, autoSelect: \"true\"",
        "kserve.yaml, value: \"8080\", value: 8080"
    })
    void refusesAValueOfAnotherType(String file, String right, String wrong) {
        String yaml = Manifests.read(Manifests.FOLDER.resolve(file)).replaceFirst(right, wrong);

        assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> Manifests.parse(yaml));
    }

    @Test
    void refusesAKindThatItHasNoTypeFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.parse("{apiVersion: apps/v1, kind: Deploiment}"))
                .withMessageStartingWith("no type for apps/v1 Deploiment; known types are ");
    }
}
