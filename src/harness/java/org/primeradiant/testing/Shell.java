package org.primeradiant.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as a reader of the documentation does, with bash and curl. Skips the current test if they are
 * not installed.
 */
public final class Shell {
    private static final int PATIENCE_SECONDS = 180;
    private static final String SHOWN = "localhost:8080";
    private static final String TESTED = "127.0.0.1:" + System.getProperty("radiant.http.port", "8080");

    private Shell() {}

    /**
     * Runs commands, with {@code localhost:8080} replaced by the server under test.
     *
     * @param folder the working directory, which must exist
     * @return the standard output
     * @throws AssertionError if the commands fail or take more than three minutes
     */
    public static String run(String commands, Path folder) {
        Path bash = InstalledProgram.orSkip("bash");
        InstalledProgram.orSkip("curl");
        File output = folder.resolve("output.txt").toFile();
        File errors = folder.resolve("errors.txt").toFile();
        ProcessBuilder shell = new ProcessBuilder(bash.toString(), "-c", commands.replace(SHOWN, TESTED))
                .directory(folder.toFile())
                .redirectOutput(output)
                .redirectError(errors);
        try {
            int status = await(shell.start());
            if (status != 0) {
                throw new AssertionError(
                        "exit " + status + " of " + commands + "\n" + Files.readString(errors.toPath()));
            }
            return Files.readString(output.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int await(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("commands still running after " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
