package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.models.BadModelException;

/** Libraries that do not start. */
class OnnxLibraryTest {
    private static final String ENTRY = "ai/onnxruntime/OrtEnvironment.class";

    @TempDir
    private Path folder;

    /** A library of a single class. */
    private URLClassLoader library(String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        Path file = folder.resolve("onnxruntime.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream bytes = getClass().getClassLoader().getResourceAsStream(ENTRY)) {
            jar.putNextEntry(new JarEntry(ENTRY));
            bytes.transferTo(jar);
        }
        return new URLClassLoader(new URL[] {file.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void refusesTheVersionThatCanCrashTheServer() throws IOException {
        assumeThat(System.getenv("ORT_DISABLE_TELEMETRY")).isNotEqualTo("1");

        try (URLClassLoader library = library("1.29.0")) {
            assertThatExceptionOfType(BadModelException.class)
                    .isThrownBy(() -> new OnnxLibrary(library).opener())
                    .withMessageContaining("ONNX Runtime 1.29.0 sends telemetry and can crash the JVM");
        }
    }

    @Test
    void saysWhyItDoesNotStart() throws IOException, JMException {
        try (URLClassLoader library = library("9.9.9")) {
            assertThatExceptionOfType(BadModelException.class)
                    .isThrownBy(() -> new OnnxLibrary(library).opener())
                    .withMessageStartingWith("ONNX Runtime does not run here: java.lang.ClassNotFoundException");
        }
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("org.primeradiant:type=OnnxRuntime,version=\"9.9.9\""), null))
                .isEmpty();
    }
}
