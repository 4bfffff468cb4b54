package org.primeradiant.deploying;

import static tools.jackson.databind.cfg.CoercionAction.Fail;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads Kubernetes manifests strictly: an unknown field, or a value of the wrong type, is an error. */
final class Manifests {
    static final Path FOLDER = Path.of("server-config", "kubernetes");

    private static final Map<String, Class<?>> TYPES = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "machinelearning.seldon.io/v1 SeldonDeployment", SeldonDeployment.class,
            "serving.kserve.io/v1alpha1 ClusterServingRuntime", ClusterServingRuntime.class,
            "serving.kserve.io/v1beta1 InferenceService", InferenceService.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new OnlyKnownFields())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // Rejects numbers and booleans without quotes where a string is expected, a common mistake in env
            // and annotations.
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .build();

    private Manifests() {}

    /** Returns every document of every file. */
    static List<Object> all() {
        return files().stream().flatMap(file -> parse(read(file)).stream()).toList();
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the only manifest of the type.
     *
     * @throws IllegalStateException if there is not exactly one
     */
    static <T> T only(Class<T> type) {
        return only(type, all());
    }

    /**
     * Returns the only manifest of the type in a file.
     *
     * @throws IllegalStateException if there is not exactly one
     */
    static <T> T only(Class<T> type, String file) {
        return only(type, parse(read(FOLDER.resolve(file))));
    }

    private static <T> T only(Class<T> type, List<Object> manifests) {
        List<T> found =
                manifests.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("there must be one " + type.getSimpleName() + ", got " + found);
        }
        return found.get(0);
    }

    static List<Object> parse(String yaml) {
        List<Object> manifests = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            manifests.add(MAPPER.convertValue(document, type(document)));
        }
        return manifests;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(Object document) {
        Map<?, ?> fields = (Map<?, ?>) document;
        if (fields.containsKey("predictor_servers")) {
            return SeldonValues.class; // values of a Helm chart have neither apiVersion nor kind
        }
        String kind = fields.get("apiVersion") + " " + fields.get("kind");
        if (!TYPES.containsKey(kind)) {
            throw new IllegalArgumentException("no type for " + kind + "; known types are " + TYPES.keySet());
        }
        return TYPES.get(kind);
    }

    /** fabric8's model collects unknown fields in a map of each object. Ignoring that map makes Jackson reject them. */
    private static final class OnlyKnownFields extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
            return false;
        }
    }
}
