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

/** The paths Radiant serves and the settings it reads, to check the manifests' references against. */
final class Served {
    private Served() {}

    /** Returns the fixed paths that answer GET. */
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

    /** Returns the names of all settings that Radiant looks up. */
    static Set<String> settings() {
        Set<String> names = new HashSet<>();
        Settings.read(name -> {
            names.add(name);
            return null;
        });
        return names;
    }
}
