package org.primeradiant.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The recorded cases in a folder, in order of file names and lines. The members of a line identify its protocol.
 *
 * @param folder contains {@code *.jsonl} files with one case per line
 */
record Recordings(Path folder) {
    private static final Path IN_REPOSITORY = Path.of("src/test/resources/goldens");

    /**
     * Returns the recordings in the folder named by the system property {@code goldens}, or by default those in
     * the repository.
     */
    static Recordings chosen() {
        return new Recordings(Path.of(System.getProperty("goldens", IN_REPOSITORY.toString())));
    }

    static Recordings inRepository() {
        return new Recordings(IN_REPOSITORY);
    }

    /** Returns the cases of Seldon's python wrapper. */
    List<Case> core() {
        return read(tree -> Tree.has(tree, "component_type") && Tree.has(tree, "transport"), Case::of);
    }

    /** Returns the cases of Seldon's executor. */
    List<GraphCase> graph() {
        return read(tree -> Tree.has(tree, "hops"), GraphCase::of);
    }

    /** Returns the cases of the older seldon-server. */
    List<LegacyCase> legacy() {
        return read(tree -> Tree.has(tree, "ours"), LegacyCase::of);
    }

    /** Returns the cases of servers of the Open Inference Protocol. */
    List<OipCase> oip() {
        return read(tree -> Tree.has(tree, "server") && Tree.has(tree, "transport"), OipCase::of);
    }

    private <C> List<C> read(Predicate<Object> form, Function<Object, C> reader) {
        try {
            return Tree.parseLines(folder).stream().filter(form).map(reader).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recorded cases", e);
        }
    }
}
