package org.primeradiant.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the suite on each server and updates the table in {@code docs/servers.md}. {@code .ci/servers} runs this source
 * file directly, so it depends on Java alone; the build also compiles it with the tests.
 */
public final class Servers {
    private static final List<String> ALL =
            List.of("payara-micro", "wildfly", "payara-server", "glassfish", "openliberty");
    private static final String USAGE = """
            Usage: .ci/servers [SERVER...]

            Runs mvn verify -PSERVER -DskipUnitTests for each server in turn and updates the table in
            docs/servers.md. Without arguments: %s.
            Each row is one server on one JDK; other rows are kept. To run on another JDK:

              JAVA_HOME=/path/to/jdk .ci/servers payara-micro wildfly

            Logs go to target/servers. Exits with 1 if a server failed, after running the others.
            """.formatted(String.join(", ", ALL));
    private static final Path PAGE = Path.of("docs/servers.md");
    private static final Path REPORTS = Path.of("target/failsafe-reports");
    private static final Pattern PROGRESS = Pattern.compile("(goldens|calls) .*|.*Tests run:.*|.*BUILD [A-Z]+");
    private static final Pattern CASES =
            Pattern.compile("goldens (\\w+ \\w+): (\\d+) equal, (\\d+) by rule, \\d+ fail, of (\\d+)");
    private static final Pattern CALLS = Pattern.compile("calls (\\w+), \\d+ at once: (\\d+) failed, of (\\d+)");
    private static final String BEGIN = "<!-- written by .ci/servers -->\n";
    private static final String END = "<!-- until here -->";
    private static final String HEADER = """
            | server | JDK | tests | failed | skipped | recorded cases: equal + by rule | gRPC calls: failed | took |
            |---|---|---|---|---|---|---|---|
            """;

    private Servers() {}

    public static void main(String... names) throws IOException, InterruptedException {
        List<String> servers = names.length == 0 ? ALL : List.of(names);
        if (!ALL.containsAll(servers)) {
            boolean help = servers.contains("--help") || servers.contains("-h");
            (help ? System.out : System.err).print(USAGE);
            System.exit(help ? 0 : 2);
        }
        boolean well = true;
        for (String server : servers) {
            Run run = run(server);
            Files.writeString(PAGE, rewrite(Files.readString(PAGE), run.row()));
            System.out.println(run.row());
            well &= run.succeeded();
        }
        System.exit(well ? 0 : 1);
    }

    /**
     * The result on one server.
     *
     * @param server its profile and version
     * @param summary failsafe's summary; empty if no test was run
     * @param log Maven's output
     */
    record Run(String server, String jdk, boolean succeeded, String summary, List<String> log, Duration took) {
        /** Formats the table row. */
        String row() {
            int failed = count("errors") + count("failures");
            return "| %s | %s | %d | %s | %d | %s | %s | %d:%02d min |"
                    .formatted(
                            server,
                            jdk,
                            count("completed"),
                            failed + (succeeded || failed > 0 ? "" : "; the build failed"),
                            count("skipped"),
                            cases(),
                            calls(),
                            took.toMinutes(),
                            took.toSecondsPart());
        }

        private int count(String element) {
            Matcher matcher = Pattern.compile("<" + element + ">(\\d+)<").matcher(summary);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }

        private String cases() {
            return lines(CASES)
                    .map(line ->
                            "%s: %s + %s of %s".formatted(line.group(1), line.group(2), line.group(3), line.group(4)))
                    .collect(Collectors.joining("<br>"));
        }

        private String calls() {
            Map<String, int[]> doors = new LinkedHashMap<>();
            lines(CALLS).forEach(line -> {
                int[] sums = doors.computeIfAbsent(line.group(1), door -> new int[2]);
                sums[0] += Integer.parseInt(line.group(2));
                sums[1] += Integer.parseInt(line.group(3));
            });
            return doors.entrySet().stream()
                    .map(door -> "%s: %d of %d".formatted(door.getKey(), door.getValue()[0], door.getValue()[1]))
                    .collect(Collectors.joining("<br>"));
        }

        private Stream<MatchResult> lines(Pattern pattern) {
            return log.stream().map(pattern::matcher).filter(Matcher::matches).map(Matcher::toMatchResult);
        }
    }

    /** Returns the page with this row in its table, replacing the one for the same server and major JDK version. */
    static String rewrite(String page, String row) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalArgumentException("no table between '" + BEGIN.strip() + "' and '" + END + "'");
        }
        String rows = Stream.concat(page.substring(begin, end).lines(), Stream.of(row))
                .filter(line -> ALL.contains(server(line)))
                .collect(Collectors.toMap(line -> server(line) + jdk(line), line -> line, (old, fresh) -> fresh))
                .values()
                .stream()
                .sorted(Comparator.comparingInt((String line) -> ALL.indexOf(server(line)))
                        .thenComparingInt(Servers::jdk))
                .collect(Collectors.joining("\n"));
        return page.substring(0, begin) + HEADER + rows + "\n" + page.substring(end);
    }

    private static String server(String row) {
        String[] words = row.split(" ", 3);
        return words.length > 1 ? words[1] : "";
    }

    /** Parses the major version from a cell such as {@code 17.0.15} or {@code 25}. */
    private static int jdk(String row) {
        return Integer.parseInt(row.split("[|]")[2].strip().split("\\D", 2)[0]);
    }

    private static Run run(String server) throws IOException, InterruptedException {
        String name = server + " " + version(server);
        System.out.println("== " + name + " on JDK " + System.getProperty("java.version"));
        Files.deleteIfExists(REPORTS.resolve("failsafe-summary.xml"));
        Instant start = Instant.now();
        List<String> log = new ArrayList<>();
        int status = verify(server, log);
        Path summary = REPORTS.resolve("failsafe-summary.xml");
        return new Run(
                name,
                System.getProperty("java.version"),
                status == 0,
                Files.exists(summary) ? Files.readString(summary) : "",
                log,
                Duration.between(start, Instant.now()));
    }

    private static int verify(String server, List<String> log) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("mvn", "-B", "-ntp", "verify", "-P" + server, "-DskipUnitTests");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = command.redirectErrorStream(true).start();
        // On SIGTERM Maven ends the tests, and they end their server.
        Thread end = new Thread(maven::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        Path file = Files.createDirectories(Path.of("target/servers")).resolve(server + ".log");
        try (BufferedReader lines = maven.inputReader();
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(file), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                log.add(line);
                if (PROGRESS.matcher(line).matches()) {
                    System.out.println(line);
                }
            }
        }
        int status = maven.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        return status;
    }

    private static String version(String server) throws IOException {
        Matcher version =
                Pattern.compile("<version." + server + ">(.+)</").matcher(Files.readString(Path.of("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml has no property version." + server);
        }
        return version.group(1);
    }
}
