package org.primeradiant.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the page, which are resources of this package. Immutable. */
final class ConsoleFiles {
    static final String PAGE = "index.html";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    private static final List<String> NAMES = List.of(
            PAGE,
            "console.css",
            "icon.svg",
            "main.js",
            "calls.js",
            "dom.js",
            "numbers.js",
            "models.js",
            "tryit.js",
            "examples.js",
            "snippets.js",
            "graph.js",
            "charts.js");

    private final Map<String, File> files;

    /**
     * A file.
     *
     * @param type its media type
     */
    record File(String type, byte[] content) {}

    private ConsoleFiles(Map<String, File> files) {
        this.files = files;
    }

    /** Reads all files. */
    static ConsoleFiles read() {
        Map<String, File> files = new LinkedHashMap<>();
        for (String name : NAMES) {
            files.put(name, new File(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), content(name)));
        }
        return new ConsoleFiles(files);
    }

    private static byte[] content(String name) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the console's file " + name + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the console's file " + name, e);
        }
    }

    Optional<File> named(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
