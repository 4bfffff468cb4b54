package org.primeradiant.deployment;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.primeradiant.testing.Http;

/**
 * What there is in the server's JVM, as {@link ProbeServlet} tells.
 *
 * @param threads how many there are of each name, the numbers in names left out
 * @param classLoaders how many a full collection leaves, but for those that reflection makes for itself
 */
record Census(Map<String, Long> threads, long classLoaders) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    static Census take() {
        Map<String, Long> threads = Http.get("/probe/threads")
                .body()
                .lines()
                .map(name -> NUMBER.matcher(name).replaceAll("N"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return new Census(threads, classLoaders(Http.get("/probe/objects").body()));
    }

    private static long classLoaders(String histogram) {
        return histogram
                .lines()
                .map(LINE::matcher)
                .filter(line -> line.matches()
                        && line.group(2).endsWith("ClassLoader")
                        && !line.group(2).endsWith(".DelegatingClassLoader"))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
