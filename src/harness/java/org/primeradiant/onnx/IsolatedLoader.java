package org.primeradiant.onnx;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A class loader with its own Radiant and its own ONNX Runtime, as a WAR has it. */
final class IsolatedLoader extends URLClassLoader {
    private static final List<String> WITH = List.of(
            "org.primeradiant.onnx.OnnxFormat",
            "org.primeradiant.onnx.IsolatedModel",
            "ai.onnxruntime.OrtEnvironment",
            "com.google.protobuf.CodedInputStream",
            "jakarta.json.JsonValue",
            "org.eclipse.parsson.JsonProviderImpl");

    private IsolatedLoader(URL... urls) {
        super(urls, ClassLoader.getPlatformClassLoader());
    }

    static IsolatedLoader create() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String type : WITH) {
            String path = type.replace('.', '/') + ".class";
            URL url = IsolatedLoader.class.getClassLoader().getResource(path);
            urls.add(
                    url.openConnection() instanceof JarURLConnection jar
                            ? jar.getJarFileURL()
                            : new URL(url.toString().substring(0, url.toString().length() - path.length())));
        }
        return new IsolatedLoader(urls.toArray(URL[]::new));
    }

    /** Deploys a model in here, and undeploys it after a call. */
    double[] predict(Path file) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader outside = thread.getContextClassLoader();
        thread.setContextClassLoader(this); // as servers do
        try {
            Object model = loadClass("org.primeradiant.onnx.IsolatedModel")
                    .getConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked") // it implements this interface of the JDK
            Function<Path, double[]> function = (Function<Path, double[]>) model;
            return function.apply(file);
        } finally {
            thread.setContextClassLoader(outside);
        }
    }
}
