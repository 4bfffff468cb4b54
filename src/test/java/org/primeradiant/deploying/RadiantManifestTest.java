package org.primeradiant.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the Deployment, its Service and its autoscaler fit together. */
class RadiantManifestTest {
    private static final Deployment DEPLOYMENT = Manifests.only(Deployment.class, "radiant.yaml");
    private static final Service SERVICE = Manifests.only(Service.class, "radiant.yaml");
    private static final HorizontalPodAutoscaler AUTOSCALER = Manifests.only(HorizontalPodAutoscaler.class);
    private static final Container CONTAINER =
            DEPLOYMENT.getSpec().getTemplate().getSpec().getContainers().get(0);

    @Test
    void selectsItsOwnPods() {
        Map<String, String> labels =
                DEPLOYMENT.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels)
                .isNotEmpty()
                .isEqualTo(DEPLOYMENT.getSpec().getSelector().getMatchLabels())
                .isEqualTo(SERVICE.getSpec().getSelector());
    }

    @Test
    void leadsTheServiceToPortsByName() {
        assertThat(SERVICE.getSpec().getPorts())
                .extracting(ServicePort::getName)
                .containsExactly("http", "grpc");
        assertThat(SERVICE.getSpec().getPorts()).allSatisfy(port -> {
            assertThat(port.getTargetPort().getStrVal()).isEqualTo(port.getName());
            assertThat(port.getPort()).isEqualTo(ports().get(port.getName()));
        });
    }

    @Test
    void opensThePortsThatItTellsTheContainer() {
        Map<String, String> settings =
                CONTAINER.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));

        assertThat(ports())
                .isEqualTo(Map.of(
                        "http", Integer.valueOf(settings.get("PREDICTIVE_UNIT_HTTP_SERVICE_PORT")),
                        "grpc", Integer.valueOf(settings.get("PREDICTIVE_UNIT_GRPC_SERVICE_PORT")),
                        "metrics", Integer.valueOf(settings.get("PREDICTIVE_UNIT_METRICS_SERVICE_PORT"))));
    }

    @Test
    void sendsPrometheusToThePortForMetrics() {
        Map<String, String> annotations =
                DEPLOYMENT.getSpec().getTemplate().getMetadata().getAnnotations();

        assertThat(annotations)
                .containsEntry("prometheus.io/scrape", "true")
                .containsEntry("prometheus.io/port", String.valueOf(ports().get("metrics")));
        assertThat(annotations.get("prometheus.io/path")).isIn(Served.paths());
    }

    @Test
    void scalesTheDeploymentByTheCpuThatItAsksFor() {
        assertThat(AUTOSCALER.getSpec().getScaleTargetRef())
                .isEqualTo(new CrossVersionObjectReference(
                        DEPLOYMENT.getApiVersion(),
                        DEPLOYMENT.getKind(),
                        DEPLOYMENT.getMetadata().getName()));
        assertThat(AUTOSCALER.getSpec().getMetrics())
                .extracting(metric -> metric.getResource().getName())
                .isSubsetOf(CONTAINER.getResources().getRequests().keySet())
                .isNotEmpty();
    }

    /** Otherwise each kubectl apply would reset the number that the autoscaler chose. */
    @Test
    void leavesTheNumberOfReplicasToTheAutoscaler() {
        assertThat(DEPLOYMENT.getSpec().getReplicas()).isNull();
        assertThat(AUTOSCALER.getSpec().getMinReplicas())
                .isLessThan(AUTOSCALER.getSpec().getMaxReplicas());
    }

    @Test
    void isCalledTheSameEverywhere() {
        assertThat(List.of(
                        DEPLOYMENT.getMetadata().getName(),
                        SERVICE.getMetadata().getName(),
                        AUTOSCALER.getMetadata().getName(),
                        CONTAINER.getName()))
                .containsOnly("radiant");
    }

    @Test
    void runsTheImageThatThePageBuilds() {
        assertThat(Manifests.read(Path.of("docs/deploying.md")))
                .contains("docker build -t " + CONTAINER.getImage() + " ");
    }

    private static Map<String, Integer> ports() {
        return CONTAINER.getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
    }
}
