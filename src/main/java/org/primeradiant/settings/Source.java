package org.primeradiant.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads individual settings and validates them. */
final class Source {
    private static final Set<String> TRUE = Set.of("1", "true", "t");
    private static final int LEAST_MEMORY = 1 << 20;

    private final Function<String, Optional<String>> values;

    Source(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** A setting without surrounding blanks. An empty value counts as unset, since orchestrators often set one. */
    Optional<String> find(String name) {
        return values.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether a setting is present but blank, which {@link #find} does not tell from an unset one. */
    boolean isBlank(String name) {
        return values.apply(name).filter(String::isBlank).isPresent();
    }

    /**
     * The items of a list with separators; empty if the setting is not set.
     *
     * @throws IllegalArgumentException if it is set but has no items
     */
    List<String> list(String name, String separator) {
        String text = text(name, "");
        List<String> items = IdentitySettings.items(text, separator);
        if (items.isEmpty() && !text.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be without items, got '" + text + "'");
        }
        return items;
    }

    String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** Parsed as in Seldon's wrapper: 1, true and t are true, in any case; anything else is false. */
    boolean flag(String name, boolean otherwise) {
        return find(name)
                .map(text -> TRUE.contains(text.toLowerCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    /** An existing folder. */
    Optional<Path> folder(String name) {
        return find(name).map(text -> path(name, text, Files::isDirectory, "folder"));
    }

    /** An existing file. */
    Optional<Path> file(String name) {
        return find(name).map(text -> path(name, text, Files::isRegularFile, "file"));
    }

    int number(String name, int otherwise, int least, int most) {
        return find(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    /**
     * An amount of memory: a number of bytes, or a percentage of the heap.
     *
     * @param otherwise the percentage to use if the setting is not set
     * @param heap the maximum heap size, in bytes
     */
    long memory(String name, int otherwise, long heap) {
        String text = find(name).orElse(otherwise + "%");
        if (text.endsWith("%")) {
            String percent = text.substring(0, text.length() - 1).strip();
            return heap / 100 * number(name + " in percent", percent, 1, 100);
        }
        try {
            long bytes = Long.parseLong(text);
            if (bytes >= LEAST_MEMORY && bytes <= heap) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(memoryRange(name, text, heap), e);
        }
        throw new IllegalArgumentException(memoryRange(name, text, heap));
    }

    private static String memoryRange(String name, String text, long heap) {
        return name + " must be bytes from " + LEAST_MEMORY + " to the heap's " + heap
                + ", or a percentage such as 25%, got '" + text + "'";
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        Class<E> type = otherwise.getDeclaringClass();
        return find(name).map(text -> choice(name, text, type)).orElse(otherwise);
    }

    private static Path path(String name, String text, Predicate<Path> isThere, String kind) {
        try {
            Path path = Path.of(text);
            if (isThere.test(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " must be a " + kind + ", got '" + text + "'", e);
        }
        throw new IllegalArgumentException(name + " must be an existing " + kind + ", got '" + text + "'");
    }

    static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(range(name, text, least, most), e);
        }
        throw new IllegalArgumentException(range(name, text, least, most));
    }

    private static String range(String name, String text, int least, int most) {
        return name + " must be a whole number from " + least + " to " + most + ", got '" + text + "'";
    }

    private static <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String choices = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        throw new IllegalArgumentException(name + " must be one of " + choices + ", got '" + text + "'");
    }
}
