package org.primeradiant.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The recorded cases of a folder's files, in order of the files' names and lines. The form of a line tells its
 * protocol.
 *
 * @param folder holds {@code *.jsonl}, one case a line
 */
record Recordings(Path folder) {
    private static final Path IN_REPOSITORY = Path.of("src/test/resources/goldens");

    /** Those of the folder that the system property {@code goldens} names, else those in the repository. */
    static Recordings chosen() {
        return new Recordings(Path.of(System.getProperty("goldens", IN_REPOSITORY.toString())));
    }

    static Recordings inRepository() {
        return new Recordings(IN_REPOSITORY);
    }

    /** Of Seldon's python wrapper. */
    List<Case> core() {
        return read(tree -> Tree.has(tree, "component_type") && Tree.has(tree, "transport"), Case::of);
    }

    /** Of Seldon's executor. */
    List<GraphCase> graph() {
        return read(tree -> Tree.has(tree, "hops"), GraphCase::of);
    }

    /** Of the older seldon-server. */
    List<LegacyCase> legacy() {
        return read(tree -> Tree.has(tree, "ours"), LegacyCase::of);
    }

    private <C> List<C> read(Predicate<Object> form, Function<Object, C> reader) {
        try {
            return Tree.parseLines(folder).stream().filter(form).map(reader).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded cases cannot be read", e);
        }
    }
}
