package org.primeradiant.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the Deployment with TLS, its Service, its NetworkPolicy and its Secrets fit together. */
class TlsManifestTest {
    private static final String FILE = "radiant-tls.yaml";
    private static final Deployment DEPLOYMENT = Manifests.only(Deployment.class, FILE);
    private static final PodSpec POD = DEPLOYMENT.getSpec().getTemplate().getSpec();
    private static final Container CONTAINER = POD.getContainers().get(0);
    private static final Service SERVICE = Manifests.only(Service.class, FILE);
    private static final NetworkPolicy POLICY = Manifests.only(NetworkPolicy.class, FILE);

    @Test
    void selectsItsOwnPods() {
        Map<String, String> labels =
                DEPLOYMENT.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels)
                .isEqualTo(Map.of("app.kubernetes.io/name", "radiant-tls"))
                .isEqualTo(DEPLOYMENT.getSpec().getSelector().getMatchLabels())
                .isEqualTo(SERVICE.getSpec().getSelector())
                .isEqualTo(POLICY.getSpec().getPodSelector().getMatchLabels());
    }

    @Test
    void letsCallersReachOnlyThePortsWithTls() {
        assertThat(SERVICE.getSpec().getPorts())
                .extracting(port -> port.getTargetPort().getStrVal())
                .containsExactly("https", "grpc");
        assertThat(POLICY.getSpec().getIngress().get(0).getPorts())
                .extracting(port -> port.getPort().getStrVal())
                .containsExactly("https", "grpc");
    }

    @Test
    void opensThePortOfHttpsThatItNames() {
        assertThat(CONTAINER.getPorts())
                .filteredOn(port -> port.getName().equals("https"))
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(9443);
        assertThat(CONTAINER.getArgs()).containsExactly("--sslport", "9443", "--sslcert", "radiant");
    }

    @Test
    void readsFilesOfFoldersThatAreMounted() {
        List<String> folders = CONTAINER.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();

        assertThat(CONTAINER.getEnv())
                .extracting(EnvVar::getValue)
                .filteredOn(value -> value != null && value.startsWith("/"))
                .hasSize(3)
                .allSatisfy(path -> assertThat(folders).contains(path.substring(0, path.lastIndexOf('/'))));
    }

    @Test
    void saysHowToMakeEachSecretThatItUses() {
        String text = Manifests.read(Manifests.FOLDER.resolve(FILE));

        Stream<String> secrets = POD.getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .map(volume -> volume.getSecret().getSecretName());

        assertThat(secrets)
                .hasSize(3)
                .allSatisfy(name -> assertThat(text).containsPattern("# +kubectl create secret (tls|generic) " + name));
    }
}
