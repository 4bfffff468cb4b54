package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The native library under several class loaders of one JVM, as servers have them, and over many loads. Isolated,
 * since it measures the process.
 */
@Isolated
class OnnxDeploymentTest {
    private static final Path MODEL =
            Onnx.folder().resolve("onnx-logistic.onnx").toAbsolutePath();
    private static final Offset<Double> FLOAT_NOISE = Offset.offset(1e-6);

    @Test
    void servesTwoWarsAtOnce() throws Exception {
        try (IsolatedLoader first = IsolatedLoader.create();
                IsolatedLoader second = IsolatedLoader.create()) {
            double[] answer = first.predict(MODEL);

            assertThat(answer).hasSize(3);
            assertThat(answer[0] + answer[1] + answer[2]).isCloseTo(1, FLOAT_NOISE);
            assertThat(second.predict(MODEL)).isEqualTo(answer);
            assertThat(first.predict(MODEL)).isEqualTo(answer);
        }
    }

    /** The first ten warm up. With a library of its own, each WAR kept 3 MB, and 24 MB on the disk. */
    @Test
    void forgets50Redeployments() throws Exception {
        List<String> files = temporary();
        List<WeakReference<ClassLoader>> wars = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < 60; i++) {
            before = i == 10 ? residentBytes() : before;
            wars.add(redeploy());
        }
        long after = residentBytes();

        assertThat(wars).filteredOn(war -> war.get() != null).hasSizeLessThanOrEqualTo(1);
        assertThat(temporary()).isEqualTo(files);
        assertThat(after - before).as("bytes kept by 50 redeployments").isLessThan(60_000_000);
    }

    private static WeakReference<ClassLoader> redeploy() throws Exception {
        WeakReference<ClassLoader> war;
        try (IsolatedLoader loader = IsolatedLoader.create()) {
            war = new WeakReference<>(loader);
            assertThat(loader.predict(MODEL)).hasSize(3);
        }
        System.gc();
        return war;
    }

    /** The first 50 warm up. If they were not closed, 200 of these models would take 90 MB. */
    @Test
    void freesTheMemoryOf200Models() throws IOException {
        Path convolutions = Onnx.folder().resolve("mnist-cnn.onnx");
        long before = 0;
        for (int i = 0; i < 250; i++) {
            before = i == 50 ? residentBytes() : before;
            Onnx.load(convolutions).close();
        }
        long after = residentBytes();

        assertThat(after - before).as("bytes kept by 200 loads").isLessThan(45_000_000);
    }

    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeThat(status).as("resident memory is read from Linux").exists();
        System.gc();
        try (Stream<String> lines = Files.lines(status)) {
            String line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
    }

    private static List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("onnx"))
                    .sorted()
                    .toList();
        }
    }
}
