package org.primeradiant.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every pod and container of the Deployment and of the SeldonDeployment. */
class PodsTest {
    /** Seldon's operator adds these ports to each container, except https. */
    private static final List<String> PORTS = List.of("http", "https", "grpc", "metrics");

    /** Variables that the launcher in the container reads, for itself and for the JVM. */
    private static final Set<String> OF_THE_IMAGE =
            Set.of("PREDICTIVE_UNIT_HTTP_SERVICE_PORT", "PREDICTIVE_UNIT_METRICS_SERVICE_PORT", "JAVA_OPTS");

    /** Variables that others are composed of. */
    private static final Set<String> OF_THE_MANIFEST = Set.of("KEYSTORE_PASSWORD");

    record Pod(String name, PodSpec spec) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Place(PodSpec pod, Container container) {
        @Override
        public String toString() {
            return container.getName();
        }
    }

    static Stream<Pod> pods() {
        Stream<Pod> plain = Stream.of("radiant", "radiant-tls")
                .map(name -> new Pod(
                        name,
                        Manifests.only(Deployment.class, name + ".yaml")
                                .getSpec()
                                .getTemplate()
                                .getSpec()));
        Stream<Pod> seldon = Manifests.only(SeldonDeployment.class, "seldon.yaml").spec().predictors().stream()
                .flatMap(predictor -> predictor.componentSpecs().stream())
                .map(component -> new Pod("seldon", component.spec()));
        return Stream.concat(plain, seldon);
    }

    static Stream<Place> containers() {
        return pods().flatMap(
                        pod -> pod.spec().getContainers().stream().map(container -> new Place(pod.spec(), container)));
    }

    /** For a Service named radiant-grpc, Kubernetes would set RADIANT_GRPC_PORT to an address. */
    @ParameterizedTest
    @MethodSource("pods")
    void areNotToldOfServices(Pod pod) {
        assertThat(pod.spec().getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void areProbedAtPathsThatRadiantServes(Place place) {
        Container container = place.container();

        assertThat(path(container.getStartupProbe())).isEqualTo("/health/ping").isIn(Served.paths());
        assertThat(path(container.getLivenessProbe())).isEqualTo("/health/ping").isIn(Served.paths());
        assertThat(path(container.getReadinessProbe()))
                .isEqualTo("/health/status")
                .isIn(Served.paths());
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void areProbedAtTheMetricsPortByItsName(Place place) {
        Container container = place.container();

        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .extracting(Probe::getHttpGet)
                .extracting(HTTPGetAction::getPort)
                .allSatisfy(port -> assertThat(port.getStrVal()).isEqualTo("metrics"));
        assertThat(container.getPorts()).extracting(ContainerPort::getName).isSubsetOf(PORTS);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void areToldOnlyWhatIsRead(Place place) {
        assertThat(place.container().getEnv())
                .extracting(EnvVar::getName)
                .allMatch(name -> Served.settings().contains(name)
                        || OF_THE_IMAGE.contains(name)
                        || OF_THE_MANIFEST.contains(name));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void canWriteOnlyToTheirOwnTemporaryFolder(Place place) {
        List<VolumeMount> mounts = place.container().getVolumeMounts();

        assertThat(place.container().getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
        assertThat(mounts)
                .filteredOn(mount -> mount.getReadOnly() == null || !mount.getReadOnly())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp");
        assertThat(place.pod().getVolumes())
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .extracting(Volume::getName)
                .contains(mounts.get(0).getName());
        assertThat(containers().filter(other -> other.pod().equals(place.pod())))
                .extracting(other -> other.container().getVolumeMounts().get(0).getSubPath())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void runWithoutPrivileges(Place place) {
        assertThat(place.container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(place.container().getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
        assertThat(Stream.of(place.container().getSecurityContext().getRunAsNonRoot(), nonRoot(place.pod())))
                .contains(true);
    }

    private static Boolean nonRoot(PodSpec pod) {
        return pod.getSecurityContext() != null && pod.getSecurityContext().getRunAsNonRoot();
    }

    /** The heap is sized from the limit, so the node must really have that much memory. */
    @ParameterizedTest
    @MethodSource("containers")
    void areGivenTheMemoryThatTheyMayUse(Place place) {
        assertThat(place.container().getResources().getRequests())
                .containsKey("cpu")
                .containsEntry(
                        "memory", place.container().getResources().getLimits().get("memory"));
    }

    /** The container is told to stop only after a preStop pause of 10 seconds, ours or that of Seldon's operator. */
    @ParameterizedTest
    @MethodSource("pods")
    void haveTimeToFinishWhatTheyHaveBegun(Pod pod) {
        assertThat(pod.spec().getTerminationGracePeriodSeconds()).isEqualTo(30);
        assertThat(pod.spec().getContainers())
                .extracting(Container::getLifecycle)
                .allSatisfy(lifecycle -> assertThat(pause(lifecycle)).isEqualTo(10));
    }

    private static long pause(Lifecycle lifecycle) {
        return lifecycle == null ? 10 : lifecycle.getPreStop().getSleep().getSeconds();
    }
}
