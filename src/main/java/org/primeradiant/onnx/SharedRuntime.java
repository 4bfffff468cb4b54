package org.primeradiant.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Map;
import java.util.function.Consumer;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * The {@link RuntimeLoader} that all WARs with the same version of the library share. It is the value of an MBean,
 * because the platform's MBean server is the one registry of a JVM that every WAR sees. The MBean consists of classes
 * of the JDK only, so it keeps no WAR in memory.
 */
final class SharedRuntime {
    private static final String DOMAIN = "org.primeradiant";
    private static final String VALUE = "Value";

    /** Its telemetry overflows the stack on a long command line, and fails without a shell (onnxruntime#32173). */
    private static final String CRASHING = "1.29.";

    private static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

    private SharedRuntime() {}

    /**
     * The class loader that has the library, started.
     *
     * @param source a class loader that finds the library
     * @throws IllegalStateException if the library cannot be started
     * @throws IOException if its class loader cannot be created
     */
    static ClassLoader of(ClassLoader source) throws IOException {
        try {
            ObjectName name = name(source);
            ClassLoader runtime = registered(name);
            start(name, runtime, source);
            return runtime;
        } catch (JMException | ClassNotFoundException e) {
            throw new IllegalStateException("ONNX Runtime cannot be registered for all WARs of this server", e);
        }
    }

    private static ObjectName name(ClassLoader source) throws JMException, ClassNotFoundException {
        Package library =
                Class.forName("ai.onnxruntime.OrtEnvironment", false, source).getPackage();
        String version = library == null ? null : library.getImplementationVersion();
        if (version != null && version.startsWith(CRASHING) && !"1".equals(System.getenv(NO_TELEMETRY))) {
            throw new IllegalStateException("ONNX Runtime " + version + " sends telemetry and can crash the JVM:"
                    + " use 1.28.0, or set the environment variable " + NO_TELEMETRY + "=1");
        }
        return new ObjectName(
                DOMAIN + ":type=OnnxRuntime,version=" + ObjectName.quote(version == null ? "unknown" : version));
    }

    private static ClassLoader registered(ObjectName name) throws JMException, IOException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        if (!server.isRegistered(name)) {
            try {
                Map.Entry<String, ClassLoader> entry = new SimpleImmutableEntry<>("class loader", create());
                server.registerMBean(new StandardMBean(entry, Map.Entry.class, false), name);
            } catch (InstanceAlreadyExistsException e) {
                // Another WAR was faster: this one takes that WAR's.
            }
        }
        return (ClassLoader) server.getAttribute(name, VALUE);
    }

    /** Has a copy of the loader's class defined outside of this WAR. */
    private static ClassLoader create() throws IOException {
        String type = RuntimeLoader.class.getName();
        Path folder = Files.createTempDirectory("radiant-onnx");
        Path file = folder.resolve(type.replace('.', '/') + ".class");
        try (InputStream bytes = RuntimeLoader.class.getResourceAsStream("RuntimeLoader.class")) {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes.readAllBytes());
            URL[] urls = {folder.toUri().toURL()};
            try (URLClassLoader outside = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
                return (ClassLoader) outside.loadClass(type).getConstructor().newInstance();
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class loader of ONNX Runtime cannot be created", e);
        } finally {
            for (Path path = file; path.startsWith(folder); path = path.getParent()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Removes a class loader in which the library failed, since it would fail in there for ever. */
    private static void start(ObjectName name, ClassLoader runtime, ClassLoader source) throws JMException {
        boolean started = false;
        try {
            @SuppressWarnings("unchecked") // every RuntimeLoader is one, whoever has defined it
            Consumer<ClassLoader> starter = (Consumer<ClassLoader>) runtime;
            starter.accept(source);
            started = true;
        } finally {
            if (!started) {
                unregister(name);
            }
        }
    }

    private static void unregister(ObjectName name) throws JMException {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Another WAR, for which it failed too, has removed it.
        }
    }
}
