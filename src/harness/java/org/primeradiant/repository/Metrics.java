package org.primeradiant.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.primeradiant.metrics.Meters;

/** The metrics of a repository, as Prometheus reads them. */
final class Metrics {
    private Metrics() {}

    static String of(Repository repository) {
        Meters meters = new Meters(Map.of());
        meters.add(repository.collectors());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            meters.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
