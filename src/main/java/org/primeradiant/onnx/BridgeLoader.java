package org.primeradiant.onnx;

import java.io.IOException;
import java.io.InputStream;

/** Loads the classes that use the library, with the library from the shared class loader and the rest from the WAR. */
final class BridgeLoader extends ClassLoader {
    private static final String LIBRARY = "ai.onnxruntime.";
    private static final String USERS = BridgeLoader.class.getPackageName() + ".Ort";

    private final ClassLoader library;

    BridgeLoader(ClassLoader war, ClassLoader library) {
        super("radiant-onnx", war);
        this.library = library;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(LIBRARY)) {
            return library.loadClass(name);
        }
        if (!name.startsWith(USERS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, BridgeLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
