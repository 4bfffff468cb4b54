package org.primeradiant.deployment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.primeradiant.testing.Http;

/**
 * Threads and class loaders of the server's JVM, as reported by {@link ProbeServlet}.
 *
 * @param threads number of threads by name, with digits in names replaced by N
 * @param classLoaders number of class loaders that survive a full collection. Reflection's delegating loaders and
 *     those of OSGi bundles are not counted: they belong to the server and are created when first used.
 */
record Census(Map<String, Long> threads, long classLoaders) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private static final Pattern COUNTED = Pattern.compile("(?!.*(\\.Delegating|\\$Bundle)ClassLoader).*ClassLoader");

    static Census take() {
        Map<String, Long> threads = Http.get("/probe/threads")
                .body()
                .lines()
                .map(name -> NUMBER.matcher(name).replaceAll("N"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return new Census(threads, classLoaders(Http.get("/probe/objects").body()));
    }

    /** Returns the names whose number of threads has grown by at least {@code least}. */
    Set<String> threadsGrownSince(Census before, int least) {
        return threads.entrySet().stream()
                .filter(now -> now.getValue() - before.threads.getOrDefault(now.getKey(), 0L) >= least)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long classLoaders(String histogram) {
        return histogram
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> COUNTED.matcher(line.group(2)).matches())
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
