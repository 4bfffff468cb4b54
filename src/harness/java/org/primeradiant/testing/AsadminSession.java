package org.primeradiant.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One {@code asadmin multimode} process for many commands, since starting a JVM for each takes seconds. It exits when
 * its standard input is closed, and so with the tests. Not thread-safe: Arquillian sends one command at a time.
 */
final class AsadminSession {
    private final PrintWriter commands;
    private final BufferedReader answers;

    private AsadminSession(Process process) {
        commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static AsadminSession open(AsadminConfiguration configuration) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                new File(configuration.home(), "lib/client/appserver-cli.jar").toString(),
                "--port",
                String.valueOf(configuration.adminPort()),
                "multimode");
        // Inherited by the server.
        builder.environment().put("RADIANT_GRPC_PORT", String.valueOf(configuration.grpcPort()));
        return new AsadminSession(builder.redirectErrorStream(true).start());
    }

    /**
     * Runs a command and waits for it to end.
     *
     * @throws IOException if the command fails, with asadmin's output
     */
    void order(String command) throws IOException {
        String name = command.split(" ", 2)[0];
        commands.println(command);
        StringBuilder said = new StringBuilder();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.equals("Command " + name + " executed successfully.")) {
                return;
            }
            said.append('\n').append(line);
            if (line.equals("Command " + name + " failed.")) {
                throw new IOException(command + said);
            }
        }
        throw new IOException(command + ": asadmin exited" + said);
    }
}
