package org.primeradiant.deploying;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primeradiant.ops.MetricsResource;
import org.primeradiant.ops.PingResource;
import org.primeradiant.seldon.GraphResource;
import org.primeradiant.seldon.RootResource;
import org.primeradiant.settings.Settings;

/** What manifests may refer to: the paths that Radiant answers, and the settings that it reads. */
final class Served {
    private Served() {}

    /** The paths that answer a GET, as far as they are fixed. */
    static Set<String> paths() {
        return Stream.of(RootResource.class, GraphResource.class, PingResource.class, MetricsResource.class)
                .flatMap(Served::paths)
                .collect(Collectors.toSet());
    }

    private static Stream<String> paths(Class<?> resource) {
        String start = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .filter(method -> method.isAnnotationPresent(GET.class))
                .map(method -> ("/" + start + "/" + path(method)).replaceAll("/+", "/"))
                .map(path -> path.replaceFirst("/$", ""));
    }

    private static String path(Method method) {
        return method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
    }

    /** The names that are looked up when nothing is set. */
    static Set<String> settings() {
        Set<String> names = new HashSet<>();
        Settings.read(name -> {
            names.add(name);
            return null;
        });
        return names;
    }
}
