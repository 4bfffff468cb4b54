package org.primeradiant.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A JVM that adds numbered changes to a file store on four threads, and prints each number once it is durable. */
public final class LearningProcess implements AutoCloseable {
    private static final int THREADS = 4;

    private final Process process;
    private final BufferedReader numbers;

    private LearningProcess(Process process) {
        this.process = process;
        this.numbers = process.inputReader();
    }

    /** Starts to add the numbers up to the last, each under its own key. */
    public static LearningProcess start(Path folder, int last) throws IOException {
        return start(folder, last, List.of());
    }

    /** Starts it where no file may be larger, which fails as a full disk does. */
    public static LearningProcess start(Path folder, int last, int mostKilobytes) throws IOException {
        String limited = "ulimit -f " + mostKilobytes + " && exec \"$0\" \"$@\"";
        return start(folder, last, List.of("bash", "-c", limited));
    }

    private static LearningProcess start(Path folder, int last, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LearningProcess.class.getName(),
                folder.toString(),
                String.valueOf(last)));
        LearningProcess started = new LearningProcess(new ProcessBuilder(command)
                .redirectError(folder.resolveSibling("learning.log").toFile())
                .start());
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        return started;
    }

    /** The next number that is durable; -1 once the process has ended. */
    public int next() throws IOException {
        String line = numbers.readLine();
        return line == null || line.isEmpty() ? -1 : Integer.parseInt(line);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Runs in the process. */
    public static void main(String... arguments) throws Exception {
        int last = Integer.parseInt(arguments[1]);
        SharedState state = SharedState.start(FileStore.open(Path.of(arguments[0])), Duration.ofDays(1), Thread::new);
        NodeState node = new NodeState(state, "bandit");
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < last; i++) {
            int number = i;
            callers.execute(() -> {
                node.add("puid-" + number, "", Map.of("arm", Sums.of(new long[] {1}, 0.5)));
                System.out.printf("%d%n", number);
            });
        }
        callers.shutdown();
        callers.awaitTermination(1, TimeUnit.HOURS);
        state.close();
    }
}
