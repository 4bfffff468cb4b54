package org.primeradiant.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.NodeFactory;
import org.primeradiant.microservice.Operation;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.toyformat.ToyFormat;

/** A repository in a temporary folder, whose time the test turns. */
final class Served {
    static final SeldonMessage ROW = SeldonMessage.of(Payload.data(Tensor.of(new double[][] {{1}})));
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final ToyFormat toys = new ToyFormat();
    private final Path root;
    private boolean required = true;
    private String name = "";
    private String below = "";
    private Repository repository;
    private Microservices.Deployment deployment;
    private long time = NOW.getEpochSecond();

    Served(Path root) {
        this.root = root;
    }

    Served optional() {
        required = false;
        return this;
    }

    Served named(String nameOfFolder) {
        name = nameOfFolder;
        return this;
    }

    /** Serves a folder below, and not the whole temporary one. */
    Served below(String path) {
        below = path;
        return this;
    }

    /** Writes a file. Its time differs from that of all others, which the clock of a disk may not achieve. */
    Served write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            time++;
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(time)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Served toy(String path, double answer) {
        return write(path, "toy\n" + answer + "\n");
    }

    void delete(String path) {
        try (Stream<Path> files = Files.walk(root.resolve(path))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Served start(ModelFormat... others) {
        RepositorySettings settings = new RepositorySettings(
                root.resolve(below).toString(), name, RepositorySettings.Control.OFF, Duration.ofSeconds(10), required);
        List<ModelFormat> formats =
                Stream.concat(Stream.of(toys), Stream.of(others)).toList();
        repository = new Repository(settings, new Formats(formats), Clock.fixed(NOW, ZoneOffset.UTC));
        deployment = Microservices.deployment(repository);
        return this;
    }

    /** Looks twice: once to see a change, and once to see that it is complete. */
    Served look() {
        repository.tick();
        repository.tick();
        return this;
    }

    Repository repository() {
        return repository;
    }

    ComponentRegistry registry() {
        return deployment.registry();
    }

    NodeFactory nodes() {
        return deployment.nodes();
    }

    /** What a model answers; also checks that answer and tag are of one version. */
    double answer(String model) {
        SeldonMessage answer = registry().named(model).call(Operation.PREDICT, ROW, Caller.NONE);
        double value = ((Data) answer.payload()).tensor().doubleAt(0);
        if (!answer.meta().tags().get("number").toString().equals(String.valueOf(value))) {
            throw new AssertionError(
                    "the answer " + value + " has the tags " + answer.meta().tags());
        }
        return value;
    }

    String custom(String model, String entry) {
        return registry().named(model).metadata().custom().get(entry);
    }

    /** Name, version, state and reason of all lines. */
    List<String> index() {
        return repository.index().stream()
                .map(line -> String.join(
                        " ", line.name(), line.version(), line.state().name(), line.reason()))
                .map(String::strip)
                .toList();
    }
}
