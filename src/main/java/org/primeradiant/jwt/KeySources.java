package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.primeradiant.settings.JwtSettings;

/** Opens the source of keys that the settings name. */
final class KeySources {
    private static final String CLASS_PATH = "classpath:";
    private static final int MOST_BYTES = 1 << 18;

    private KeySources() {}

    /**
     * Opens the source. A location is a URL; or a file; or else, as in MicroProfile JWT, a resource of the application.
     *
     * @throws IllegalArgumentException if there are no keys in the settings, the file or the resource
     */
    static KeySource open(JwtSettings settings, ThreadFactory threads, LongSupplier nanos) {
        if (!settings.key().isEmpty()) {
            return new FixedKeys(read("the key in the settings", settings.key().getBytes(UTF_8)));
        }
        String location = settings.location();
        String scheme = location.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("https://") || scheme.startsWith("http://")) {
            return new KeyUrl(url(location), threads, nanos);
        }
        if (scheme.startsWith(CLASS_PATH)) {
            return resource(location.substring(CLASS_PATH.length()));
        }
        Path file = path(location, scheme.startsWith("file:"));
        return Files.isRegularFile(file) || file.isAbsolute() && !isResource(location)
                ? KeyFile.open(JwtSettings.KEYS, file, nanos)
                : resource(location);
    }

    private static URI url(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(JwtSettings.KEYS + " must be a file or URL, got '" + location + "'", e);
        }
    }

    private static Path path(String location, boolean isUrl) {
        try {
            return isUrl ? Path.of(url(location)) : Path.of(location);
        } catch (InvalidPathException | FileSystemNotFoundException e) {
            throw new IllegalArgumentException(JwtSettings.KEYS + " must be a file or URL, got '" + location + "'", e);
        }
    }

    private static boolean isResource(String name) {
        return loader().getResource(relative(name)) != null;
    }

    private static KeySource resource(String name) {
        try (InputStream in = loader().getResourceAsStream(relative(name))) {
            if (in == null) {
                throw new IllegalArgumentException(
                        JwtSettings.KEYS + ": there is no file or resource of the application '" + name + "'");
            }
            return new FixedKeys(read(name, in.readNBytes(MOST_BYTES)));
        } catch (IOException e) {
            throw new IllegalArgumentException(JwtSettings.KEYS + ": cannot read '" + name + "'", e);
        }
    }

    private static KeySet read(String what, byte[] content) {
        try {
            return KeyReader.read(content);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(JwtSettings.KEYS + ": cannot use " + what + ": " + e.getMessage(), e);
        }
    }

    private static String relative(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** The application's, as MicroProfile's own implementations look there. */
    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? KeySources.class.getClassLoader() : context;
    }
}
