package org.primeradiant.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Headless Chromium, as packaged by Debian: loads a page, runs its scripts and returns the resulting document. It can
 * reach only the loopback address.
 */
public final class Chromium {
    private static final int PATIENCE_SECONDS = 120;

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    /**
     * The result of visiting a page.
     *
     * @param document the document as HTML, as modified by scripts
     * @param console the console messages, including uncaught errors
     */
    public record Visit(String document, List<String> console) {
        public Visit {
            console = List.copyOf(console);
        }
    }

    /** Returns the installed Chromium, or skips the current test if there is none. */
    public static Chromium installed() {
        return new Chromium(InstalledProgram.orSkip("chromium"));
    }

    /**
     * Loads the page and stays on it for the given virtual time. The virtual clock jumps to the next timer while
     * nothing is being fetched, and stands still while something is.
     */
    public Visit visit(URI page, Duration stay) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "chromium"));
            Path document = folder.resolve("document.html");
            Path log = folder.resolve("log.txt");
            int status = run(new ProcessBuilder(command(page, stay, folder))
                    .redirectOutput(document.toFile())
                    .redirectError(log.toFile()));
            if (status != 0) {
                throw new AssertionError("chromium exited with " + status + ": " + Files.readString(log));
            }
            return new Visit(Files.readString(document), console(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The sandbox does not start as root, which containers and builds often run as.
    private List<String> command(URI page, Duration stay, Path folder) {
        return List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile").toAbsolutePath(),
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--no-proxy-server",
                "--enable-logging=stderr",
                "--virtual-time-budget=" + stay.toMillis(),
                "--dump-dom",
                page.toString());
    }

    private static int run(ProcessBuilder command) throws IOException {
        Process process = command.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("chromium did not exit within " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Lines such as {@code [1:1:1122/105350.081734:INFO:CONSOLE:1] "Uncaught Error: oops", source: http://... (1)}. */
    private static List<String> console(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }
}
