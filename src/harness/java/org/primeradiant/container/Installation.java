package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.primeradiant.testing.PayaraMicroJar;

/**
 * The contents of the container image.
 *
 * @param home the root folder of the installation
 */
public record Installation(Path home) {
    /** Returns the WAR file produced by the build. */
    public static Path war() {
        return Path.of(System.getProperty("radiant.war"));
    }

    /** Returns a test's folder below the build directory, for its installation and the output of its processes. */
    static Path folder(String test) {
        return Path.of(System.getProperty("radiant.server.directory"))
                .resolveSibling(test)
                .toAbsolutePath();
    }

    /** Assembles the installation with the script that the Dockerfile uses. */
    public static Installation assemble(Path home) throws IOException, InterruptedException {
        Path exploded = Path.of(war().toString().replaceFirst("[.]war$", ""));
        File log = Files.createDirectories(home).resolve("assemble.log").toFile();
        List<String> command = List.of(
                "bash",
                "server-config/container/assemble",
                PayaraMicroJar.path().toString(),
                exploded.toString(),
                home.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = builder.start().waitFor();
        assertThat(code).as(() -> "assemble, see " + log).isZero();
        return new Installation(home);
    }

    /** Adds a jar with these classes, as a user's Dockerfile does with COPY. */
    public void add(Class<?>... classes) {
        ShrinkWrap.create(JavaArchive.class)
                .addClasses(classes)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(home.resolve("war/WEB-INF/lib/my-components.jar").toFile(), true);
    }

    /** Deletes what an earlier run left behind. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
