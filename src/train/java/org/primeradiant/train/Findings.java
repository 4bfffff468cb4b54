package org.primeradiant.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.primeradiant.pipeline.BadFileException;

/** What a survey of a file finds: errors, which make a model worthless, and warnings, which make it doubtful. */
final class Findings {
    private static final int MOST = 20;

    private final Path file;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Findings(Path file) {
        this.file = file;
    }

    void error(String what) {
        errors.add(file + ": " + what);
    }

    void error(long line, String what) {
        errors.add(file + " line " + line + ": " + what);
    }

    void warning(String what) {
        warnings.add(file + ": " + what);
    }

    void warning(long line, String what) {
        warnings.add(file + " line " + line + ": " + what);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Passes the warnings on, then fails with the errors, one on each line.
     *
     * @throws BadFileException if there are errors
     */
    void report(Consumer<String> listener) {
        shortened(warnings, "warnings").forEach(listener);
        if (!errors.isEmpty()) {
            throw new BadFileException(String.join("\n", shortened(errors, "errors")));
        }
    }

    private static List<String> shortened(List<String> all, String of) {
        if (all.size() <= MOST) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, MOST));
        first.add((all.size() - MOST) + " more " + of);
        return first;
    }
}
