package org.primeradiant.repository;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.RepositorySettings;

/**
 * Measures many small models in one process: the time to load them, the heap that they take, a look at the folder, a
 * swap, and a call of any of them. Times are those of the processor, so that other programs count little. Takes the
 * number of models, the file of which it makes copies, and the number of its features.
 */
final class ManyModels {
    private static final int CALLS = 200_000;
    private static final int LOOKS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;
    private final Path file;
    private final SeldonMessage row;

    private ManyModels(Path folder, Path file, int features) {
        this.folder = folder;
        this.file = file;
        this.row = SeldonMessage.of(Payload.data(Tensor.of(new double[1][features])));
    }

    /** Measures {@code number} models of {@code file}, which takes rows of {@code features}. */
    public static void main(String... args) throws IOException {
        Logger quiet = Logger.getLogger("org.primeradiant");
        quiet.setLevel(Level.WARNING);
        int number = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("models");
        try {
            ManyModels many = new ManyModels(folder, Path.of(args[1]), Integer.parseInt(args[2]));
            many.fill(1);
            many.measure(1);
            many.fill(number);
            many.measure(number);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Path place(int model) {
        return folder.resolve("model-" + model).resolve(file.getFileName());
    }

    private void fill(int number) throws IOException {
        for (int model = 0; model < number; model++) {
            Files.createDirectories(place(model).getParent());
            Files.write(place(model), Files.readAllBytes(file));
        }
    }

    private void measure(int number) throws IOException {
        long heapBefore = heap();
        long start = cpu();
        Repository repository = new Repository(
                new RepositorySettings(
                        folder.toString(), "", RepositorySettings.Control.OFF, Duration.ofSeconds(10), true),
                Formats.ofDeployment(),
                Clock.systemUTC());
        ComponentRegistry registry = Microservices.deployment(repository).registry();
        double loaded = millis(start);
        long heap = heap() - heapBefore;
        System.out.printf(
                "%,6d models of %,d bytes: loaded in %,.0f ms, %,d bytes of heap, ready %s%n",
                number, Files.size(file), loaded, heap, registry.isReady());
        System.out.printf("       a look at the folder: %.2f ms%n", look(repository));
        System.out.printf("       a swap of one model, after two looks: %.2f ms%n", swap(repository, number));
        System.out.printf("       a call: %.3f microseconds%n", call(registry.all(), number));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(long start) {
        return (cpu() - start) / NANOS_PER_MILLI;
    }

    private static long heap() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double look(Repository repository) {
        return median(repository::tick);
    }

    private double swap(Repository repository, int number) {
        return median(() -> {
            try {
                Files.setLastModifiedTime(place(number / 2), FileTime.from(Instant.ofEpochSecond(System.nanoTime())));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            repository.tick();
            repository.tick();
        });
    }

    private static double median(Runnable work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            long start = cpu();
            work.run();
            times.add(millis(start));
        }
        return times.stream().sorted().skip(LOOKS / 2).findFirst().orElseThrow();
    }

    /** Calls models in random order; the second of two rounds counts. */
    private double call(List<Microservice> services, int number) {
        int[] order = new Random(1).ints(CALLS, 0, number).toArray();
        double micros = 0;
        for (int round = 0; round < 2; round++) {
            long start = cpu();
            for (int model : order) {
                services.get(model).call(Operation.PREDICT, row, Caller.NONE);
            }
            micros = millis(start) * 1000 / CALLS;
        }
        return micros;
    }
}
