package org.primeradiant.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One {@code asadmin multimode} for many commands, since a JVM for each takes seconds. It ends with its standard input,
 * so with the tests. Not thread-safe: Arquillian gives one order at a time.
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
        // The server inherits it.
        builder.environment().put("RADIANT_GRPC_PORT", String.valueOf(configuration.grpcPort()));
        return new AsadminSession(builder.redirectErrorStream(true).start());
    }

    /**
     * Gives a command and waits for its end.
     *
     * @throws IOException if it failed, with all that asadmin said
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
        throw new IOException(command + ": asadmin has ended" + said);
    }
}
