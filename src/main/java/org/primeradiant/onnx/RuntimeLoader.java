package org.primeradiant.onnx;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.URL;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Holds ONNX Runtime for all WARs of a JVM. Takes the library's classes and native code from any WAR that is deployed
 * with it, and refers to those WARs weakly, since it outlives them.
 *
 * <p>{@link SharedRuntime} has this class loaded outside every WAR, by its bytes. So it must not use any other class of
 * Radiant, and is called through {@link Consumer}: {@code accept} adds a WAR's class loader, and starts the library for
 * the first one.
 */
public final class RuntimeLoader extends ClassLoader implements Consumer<ClassLoader>, Callable<Object> {
    private static final String LIBRARY = "ai.onnxruntime.";

    private final List<WeakReference<ClassLoader>> sources = new CopyOnWriteArrayList<>();
    /** Not this object: while the library starts on another thread, that thread loads classes. */
    private final Object lock = new Object();

    private boolean started; // guarded by the lock

    public RuntimeLoader() {
        super("onnxruntime", ClassLoader.getPlatformClassLoader());
    }

    /**
     * Adds a class loader that has the library.
     *
     * @throws IllegalStateException if the library cannot be started
     */
    @Override
    public void accept(ClassLoader source) {
        synchronized (lock) {
            sources.removeIf(each -> each.get() == null || each.get() == source);
            sources.add(new WeakReference<>(source));
            if (!started) {
                start();
                started = true;
            }
        }
    }

    /**
     * Starts the library on a thread that knows nothing of the WAR: neither its context class loader, nor its
     * inheritable thread-locals, nor its access control context. The library's shutdown hook inherits all of them.
     */
    @SuppressWarnings("removal") // later versions of Java have no such context, but this method remains
    private void start() {
        FutureTask<Object> task = new FutureTask<>(this);
        Thread starter = AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> new Thread(null, task, "onnxruntime-start", 0, false));
        starter.setContextClassLoader(this);
        starter.start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("ONNX Runtime cannot be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ONNX Runtime was starting", e);
        }
    }

    /** Starts the library. Called by {@link #start()} only. */
    @Override
    public Object call() throws ReflectiveOperationException {
        Object environment = loadClass(LIBRARY + "OrtEnvironment")
                .getMethod("getEnvironment")
                .invoke(null);
        deleteExtracted();
        return environment;
    }

    /**
     * Deletes the native code, as soon as it has been loaded. The library would do it at the end of the JVM, and would
     * leave the folder. Windows does not allow it; there, the library's way remains.
     */
    private void deleteExtracted() {
        try {
            Field folder = loadClass(LIBRARY + "OnnxRuntime").getDeclaredField("tempDirectory");
            folder.setAccessible(true);
            File extracted = new File(folder.get(null).toString());
            File[] files = extracted.listFiles();
            boolean deleted = files != null && List.of(files).stream().allMatch(File::delete) && extracted.delete();
            if (!deleted) {
                extracted.deleteOnExit();
            }
        } catch (ReflectiveOperationException e) {
            // Another version of the library keeps its folder elsewhere, and cleans up in its own way.
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(LIBRARY)) {
            String path = name.replace('.', '/') + ".class";
            try (InputStream in = getResourceAsStream(path)) {
                if (in != null) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                }
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        for (WeakReference<ClassLoader> source : sources) {
            ClassLoader loader = source.get();
            URL resource = loader == null ? null : loader.getResource(name);
            if (resource != null) {
                return resource;
            }
        }
        return null;
    }
}
