package org.primeradiant.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.primeradiant.deploying.ClusterServingRuntime.SupportedModelFormat;
import org.primeradiant.deploying.SeldonDeployment.PredictiveUnit;

/** Checks the manifests that make Radiant a model server of Seldon Core and of KServe. */
class ModelServerManifestTest {
    private static final ClusterServingRuntime RUNTIME = Manifests.only(ClusterServingRuntime.class);
    private static final Container CONTAINER = RUNTIME.spec().containers().get(0);
    private static final Map<String, String> SETTINGS =
            CONTAINER.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));

    @Test
    void namesTheServerThatTheModelAsksFor() {
        PredictiveUnit node = Manifests.only(SeldonDeployment.class, "seldon-model.yaml")
                .spec()
                .predictors()
                .get(0)
                .graph();

        assertThat(Manifests.only(SeldonValues.class).predictorServers())
                .containsOnlyKeys(node.implementation().name());
        assertThat(node.modelUri()).isNotEmpty();
    }

    @Test
    void servesTheFolderThatKserveFills() {
        assertThat(CONTAINER.getName()).isEqualTo("kserve-container");
        assertThat(SETTINGS)
                .containsEntry("RADIANT_MODELS", "/mnt/models")
                .containsEntry("RADIANT_MODEL_NAME", "{{.Name}}");
    }

    @Test
    void opensTheOnlyPortThatKserveCalls() {
        assertThat(CONTAINER.getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(Integer.valueOf(SETTINGS.get("PREDICTIVE_UNIT_HTTP_SERVICE_PORT")));
    }

    @Test
    void sendsPrometheusAndTheProbesToThePortForMetrics() {
        String port = SETTINGS.get("PREDICTIVE_UNIT_METRICS_SERVICE_PORT");

        assertThat(RUNTIME.spec().annotations()).containsEntry("prometheus.kserve.io/port", port);
        assertThat(CONTAINER.getReadinessProbe().getHttpGet().getPort().getIntVal())
                .isEqualTo(Integer.valueOf(port));
    }

    @Test
    void speaksTheProtocolOfTheModel() {
        InferenceService service = Manifests.only(InferenceService.class);

        assertThat(RUNTIME.spec().protocolVersions())
                .containsExactly("v2")
                .contains(service.spec().predictor().model().protocolVersion());
    }

    @Test
    void supportsTheFormatOfTheModel() {
        InferenceService service = Manifests.only(InferenceService.class);

        assertThat(service.spec().predictor().model().runtime())
                .isEqualTo(RUNTIME.metadata().getName());
        assertThat(RUNTIME.spec().supportedModelFormats())
                .extracting(SupportedModelFormat::name)
                .containsExactly("xgboost", "lightgbm", "mlflow", "onnx")
                .contains(service.spec().predictor().model().modelFormat().name());
    }
}
