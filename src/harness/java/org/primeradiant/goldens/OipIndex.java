package org.primeradiant.goldens;

import java.util.List;
import java.util.Set;

/** Reads answers that list the models of a repository, over REST or gRPC. */
final class OipIndex {
    private OipIndex() {}

    static List<?> lines(Object answer) {
        Object list = answer instanceof List<?> ? answer : Tree.at(answer, "models");
        return list instanceof List<?> lines ? lines : List.of();
    }

    static String name(Object line) {
        return String.valueOf(Tree.at(line, "name"));
    }

    /** Whether the model of a line is ready; MLServer writes the state in another way over gRPC. */
    static boolean isReady(Object line) {
        return String.valueOf(Tree.at(line, "state")).matches("(State[.])?READY");
    }

    /** Whether answered lines have each model once, and say {@code READY} of those that were recorded so. */
    static boolean isLike(Object recorded, Object answer) {
        List<String> names = lines(answer).stream().map(OipIndex::name).toList();
        List<String> ready = lines(answer).stream()
                .filter(line -> Tree.at(line, "state").equals("READY"))
                .map(OipIndex::name)
                .toList();
        return Set.copyOf(names).size() == names.size()
                && lines(recorded).stream().filter(OipIndex::isReady).allMatch(line -> ready.contains(name(line)));
    }
}
